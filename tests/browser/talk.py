"""What people do on the page, and what they see there."""

from unicodedata import bidirectional

import pytest
from playwright.sync_api import Locator, Page

WHEN = {"ar": "متى انتقلت مدرسة النور إلى المبنى الجديد؟", "en": "When did Al-Noor School move to the new building?"}
WHO = {"ar": "من فاز بالجائزة الأولى في معرض العلوم؟", "en": "Who won first prize at the science fair?"}
HOW_MANY = {"ar": "كم تلميذاً شارك في معرض العلوم؟", "en": "How many pupils took part in the science fair?"}
WHY = {"ar": "لماذا انتقلت المدرسة؟", "en": "Why did the school move?"}
IN_BOTH = pytest.mark.parametrize("language", ["ar", "en"])
SIDES = {"ar": "rtl", "en": "ltr"}


def open_chat(page: Page, place: int) -> None:
    """Open a chat by its place in the list."""
    if page.locator("#back").is_visible():
        page.click("#back")
    page.locator("#chat-list button").nth(place).click()


def ask(page: Page, text: str) -> Locator:
    """Write a message, wait for what the bot says to it, and return that."""
    last = last_number(page)
    page.fill("#text", text)
    page.press("#text", "Enter")
    return answer_after(page, last)


def last_number(page: Page) -> int:
    """Return the id of the last message that is shown, 0 if there is none."""
    return int(page.evaluate("Number([...document.querySelectorAll('.message')].at(-1)?.dataset.id ?? 0)"))


def answer_after(page: Page, last: int) -> Locator:
    """Wait for a message of the bot behind the one of an id, and return it."""
    found = page.wait_for_function(
        "last => [...document.querySelectorAll('.message.theirs')].find((each) => Number(each.dataset.id) > last)"
        "?.dataset.id",
        arg=last,
    )
    return page.locator(f'.message[data-id="{found.json_value()}"]')


def press_next(page: Page, number: str, pressed: list[str]) -> str | None:
    """Press the first button under a message that was not pressed yet, and return its text; None if there is none."""
    found: str | None = page.evaluate(
        """([number, pressed]) => {
            const keys = document.querySelectorAll(`.message[data-id="${number}"] button.key`);
            const key = [...keys].find((each) => !pressed.includes(each.textContent));
            key?.click();
            return key?.textContent ?? null;
        }""",
        [number, pressed],
    )
    return found


def wrong_sides(message: Locator) -> list[str]:
    """Return the lines of a message that do not run in the direction of their first letter."""
    shown = "lines => lines.map((line) => [line.textContent, getComputedStyle(line).direction])"
    return [text for text, side in message.locator(".line").evaluate_all(shown) if _side(text) not in {side, ""}]


def _side(text: str) -> str:
    strong = (kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"})
    return {"L": "ltr", "R": "rtl", "AL": "rtl"}.get(next(strong, ""), "")


def overflow(page: Page) -> list[str]:
    """Return what is shown outside the window, or is wider than what it stands in."""
    found = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((each) => {
            const box = each.getBoundingClientRect();
            const isShown = each.checkVisibility() && box.width > 1 && !each.closest("svg");
            const isOutside = box.left < -1 || box.right > innerWidth + 1;
            const isScrolled = /^(auto|scroll)$/.test(getComputedStyle(each).overflowX);
            const isTooWide = isScrolled && each.scrollWidth > each.clientWidth + 1;
            return isShown && (isOutside || isTooWide);
        }).map((each) => `${each.tagName} ${each.id} ${each.className} ${each.textContent.slice(0, 30)}`)"""
    )
    return [str(each) for each in found]

"""What stands beside the chat: how an answer came about, and how an editor mends it."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.talk import IN_BOTH, WHEN, answer_after, ask, last_number
from tests.preview.running import UNKNOWN

expect.set_options(timeout=PATIENCE)


def test_the_drawer_tells_how_the_answer_came_about(page: Page, language: str) -> None:
    ask(page, WHEN[language])
    page.click("#why")
    first = page.locator(".passages > li").first
    expect(first.locator("mark")).to_be_visible()
    expect(first).to_contain_text("school-moves § 1")
    expect(page.locator(".terms li").first).to_be_visible()


def test_the_drawer_closes_with_escape_and_gives_the_focus_back(page: Page) -> None:
    page.click("#why")
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "why"


@IN_BOTH
def test_an_editor_teaches_the_bot_a_question(page: Page, language: str, folder: Path) -> None:
    question = UNKNOWN if language == "ar" else "any fare for us to pay"
    ask(page, question)
    page.click("#why")
    page.fill(".finder input", {"ar": "حافلة المدرسة", "en": "school bus"}[language])
    page.press(".finder input", "Enter")
    last = last_number(page)
    found = page.locator(".found .passages > li").filter(has_text="school-moves § 3")
    found.locator(".teach").click()
    expect(answer_after(page, last)).to_contain_text({"ar": "حافلة", "en": "bus"}[language])
    assert question in (folder / "corpus" / "questions.csv").read_text(encoding="utf-8")

"""The page on a phone and in the dark, and for people who do not see it."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PATIENCE, PHONE
from tests.browser.talk import IN_BOTH, WHEN, ask, open_chat, overflow

expect.set_options(timeout=PATIENCE)
Look = Literal["light", "dark"]


def complaints(page: Page) -> list[str]:
    """Return what is wrong for those who hear the page or use its keys, by axe."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {[node['html'][:90] for node in each['nodes'][:3]]}" for each in found]


@IN_BOTH
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_stands_outside_the_window_in_any_chat(page: Page, language: str) -> None:
    ask(page, WHEN[language])
    for place in (0, 1, 2, 3):
        open_chat(page, place)
        assert overflow(page) == []
    page.click("#commands")
    assert overflow(page) == []
    open_chat(page, 0)
    page.click("#why")
    page.locator(".passages > li").first.wait_for()
    assert overflow(page) == []


@IN_BOTH
@pytest.mark.parametrize(("size", "look"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone-light", "desktop-dark"])
def test_the_page_is_for_everybody(page: Page, language: str, look: Look) -> None:
    page.emulate_media(color_scheme=look)
    ask(page, WHEN[language])
    assert complaints(page) == []
    page.click("#commands")
    page.click("#why")
    page.locator(".passages > li").first.wait_for()
    assert complaints(page) == []
    page.click("#close")
    open_chat(page, 1)
    assert complaints(page) == []


def test_a_switch_turns_the_light_off_and_on(page: Page) -> None:
    if page.locator("#back").is_visible():
        page.click("#back")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == before

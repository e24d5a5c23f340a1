"""Asking in a private chat, in groups, inline and as the administrator, as people do it on the page."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.talk import (
    HOW_MANY,
    IN_BOTH,
    SIDES,
    WHEN,
    WHO,
    WHY,
    answer_after,
    ask,
    last_number,
    open_chat,
    press_next,
    wrong_sides,
)

expect.set_options(timeout=PATIENCE)


@IN_BOTH
def test_an_example_is_asked_by_a_click(page: Page, language: str) -> None:
    if page.locator(".suggestion").count():
        page.locator(".suggestion").first.click()
        expect(page.locator(".message.own").first).to_be_visible()
    assert page.evaluate("document.documentElement.dir") == SIDES[language]


@IN_BOTH
def test_an_answer_runs_in_the_direction_of_its_language(page: Page, language: str) -> None:
    answer = ask(page, WHEN[language])
    assert wrong_sides(answer) == []
    assert answer.locator("blockquote").first.evaluate("each => getComputedStyle(each).direction") == SIDES[language]


@IN_BOTH
def test_every_button_of_an_answer_does_something(page: Page, language: str) -> None:
    number = ask(page, WHO[language]).get_attribute("data-id") or ""
    pressed: list[str] = []
    while page.locator("#speaking").is_hidden() and (text := press_next(page, number, pressed)):  # sharing leads there
        pressed.append(text)
        expect(page.locator('[aria-busy="true"]')).to_have_count(0)
    assert len(pressed) >= 3
    expect(page.locator("#trouble")).to_be_hidden()


@IN_BOTH
def test_sharing_types_the_question_behind_the_name_in_the_group(page: Page, language: str) -> None:
    answer = ask(page, HOW_MANY[language])
    answer.locator("button.key").filter(has_text={"ar": "مشاركة", "en": "Share"}[language]).click()
    expect(page.locator("#text")).to_have_value(f"@PreviewBot {HOW_MANY[language]}")
    page.locator(".choice").first.click()
    expect(page.locator(".message.own .via").last).to_be_visible()


@IN_BOTH
def test_the_page_speaks_the_other_language_at_a_click(page: Page, language: str) -> None:
    before = page.locator("#chat-name").inner_text()
    page.click("#language")
    other = {"ar": "en", "en": "ar"}[language]
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [other, SIDES[other]]
    expect(page.locator("#chat-name")).not_to_have_text(before)


def test_a_source_opens_in_the_chat(page: Page) -> None:
    last = last_number(page)
    page.fill("#text", "/sources")
    page.press("#text", "Enter")
    sources = answer_after(page, last)
    last = last_number(page)
    sources.locator('a[href*="t.me/PreviewBot?start="]').first.click()
    assert wrong_sides(answer_after(page, last)) == []


def test_a_command_is_chosen_from_the_menu_with_the_keys(page: Page) -> None:
    last = last_number(page)
    page.focus("#text")
    page.keyboard.type("/he")
    expect(page.locator(".choice").first).to_be_visible()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert answer_after(page, last).is_visible()


def test_the_answer_follows_a_question_that_is_changed(page: Page, language: str) -> None:
    answer = ask(page, WHY[language])
    before = answer.locator(".bubble").inner_text()
    edit = {"ar": "تعديل", "en": "Edit"}[language]
    page.locator(".message.own").last.get_by_role("button", name=edit).click()
    page.fill("#text", WHO[language])
    page.press("#text", "Enter")
    expect(answer.locator(".bubble")).not_to_have_text(before)


@IN_BOTH
def test_in_the_group_the_bot_answers_whoever_mentions_it(page: Page, language: str) -> None:
    open_chat(page, 1)
    page.select_option("#person", index=1 if language == "ar" else 2)
    page.click("#mention")
    page.keyboard.type(WHEN[language])
    last = last_number(page)
    page.keyboard.press("Enter")
    expect(answer_after(page, last).locator(".answered")).to_contain_text(WHEN[language])


def test_in_the_group_the_bot_answers_a_reply_to_it(page: Page, language: str) -> None:
    open_chat(page, 1)
    answer = ask(page, f"@PreviewBot {HOW_MANY[language]}")
    answer.get_by_role("button", name={"ar": "رد", "en": "Reply"}[language], exact=True).click()
    ask(page, WHO[language])


def test_in_a_topic_the_bot_answers_there(page: Page, language: str) -> None:
    open_chat(page, 2)
    page.locator("#topics button").nth(1 if language == "ar" else 2).click()
    ask(page, f"@PreviewBot {WHO[language]}")
    page.locator("#topics button").first.click()
    expect(page.locator(".message.theirs")).to_have_count(0)


@IN_BOTH
def test_the_administrator_lets_a_changed_file_be_read(page: Page, language: str, folder: Path) -> None:
    text = {"ar": "زار الوزير المدرسة يوم الخميس.", "en": "The minister visited the school on Thursday."}[language]
    other = {"ar": "The minister came on Thursday.", "en": "جاء الوزير يوم الخميس."}[language]
    for suffix, added in ((language, text), ({"ar": "en", "en": "ar"}[language], other)):
        file = folder / "corpus" / f"science-fair.{suffix}.md"
        file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n\n{added}\n", encoding="utf-8")
    open_chat(page, 3)
    told = ask(page, "/reload")
    expect(told).to_contain_text({"ar": "معرض", "en": "fair"}[language])


def test_a_file_is_sent_and_can_be_fetched_again(page: Page) -> None:
    open_chat(page, 3)
    page.set_input_files("#file", {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Nothing."})
    with page.expect_download() as download:
        page.locator(".file").last.click()
    assert download.value.path().read_bytes() == b"Nothing."

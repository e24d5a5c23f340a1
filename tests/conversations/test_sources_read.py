"""Whole sources: who tells them, what is cited in them, mistakes that readers find."""

import re
from pathlib import Path

import pytest

from bot.chat.writing.deep_links import key_of, link_to_source
from bot.documents import Document
from bot.engine import Engine
from bot.text.languages import Language
from tests.conversations.talk import (
    ARABIC,
    ENGLISH,
    HOW_MANY,
    QUESTION,
    data_of,
    query,
    rows_of,
    said,
    start,
    texts,
    turned,
)
from tests.standin import Chat, Reply


@pytest.fixture(scope="module")
def pentagon(engine: Engine) -> Document:
    return next(each for each in engine.corpus.documents if each.slug == "pentagon-announcement-2025-09-30")


@pytest.fixture(scope="module")
def article(engine: Engine) -> Document:
    return next(each for each in engine.corpus.documents if each.slug == "iraq-evacuates-bases")


def source_of(chat: Chat, question: str, number: str) -> Reply:
    """Return the source of a citation as the card leads to it."""
    opened = turned(chat, said(chat, question), number)
    (url,) = (button.url for row in opened.buttons for button in row if button.url)
    return start(chat, url)


def reports(folder: Path, document: Document) -> list[tuple[object, ...]]:
    return query(
        folder, "SELECT language, page, paragraph, times FROM mistake_report WHERE document = ?", document.slug
    )


def test_outlets_days_and_links_come_before_the_text(chat: Chat, pentagon: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", pentagon))
    head, _, text = page.text.partition("\n\n")
    title, lead, first, *_ = head.split("\n")
    assert title.strip("\u200f\u2068\u2069").startswith("البنتاغون يعلن تقليص المهمة في العراق")
    assert lead == ARABIC.answer.editors_summary
    assert first == "\u200f• \u2068رويترز عبر Hindustan Times\u2069 · \u20681 تشرين الأول 2025\u2069"
    assert ("\u2068رويترز عبر Hindustan Times\u2069", pentagon.sources[0].url) in page.links
    assert text.startswith("يوم الثلاثاء 30 أيلول/سبتمبر 2025")


def test_the_title_stands_there_once(chat: Chat, pentagon: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", pentagon))
    assert page.text.count(pentagon.version(Language.ARABIC).title) == 1


def test_the_article_says_what_it_is(chat: Chat, article: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", article))
    assert page.text.split("\n")[1] == ARABIC.answer.no_publication


def test_a_card_leads_to_the_cited_sentence_in_its_source(chat: Chat) -> None:
    page = source_of(chat, HOW_MANY, "1")
    (quoted,) = page.marked("blockquote")
    assert quoted == "كان في العراق نحو 2500 جندي أميركي مطلع 2025 وأكثر من 900 في سوريا، بحسب رويترز."


def test_a_card_leads_to_the_page_of_what_it_cites(chat: Chat) -> None:
    page = source_of(chat, HOW_MANY, "2")
    assert "2500 جندي في العراق مع بداية عام 2025" in page.marked("blockquote")[0]


def test_the_mark_stays_when_pages_and_language_are_changed(chat: Chat, article: Document) -> None:
    page = source_of(chat, HOW_MANY, "2")
    there = turned(chat, turned(chat, page, ARABIC.paging.previous), ARABIC.paging.next)
    assert there.marked("blockquote") == page.marked("blockquote")
    english = turned(chat, page, ARABIC.card.other)
    assert article.version(Language.ENGLISH).paragraphs[8].text in english.marked("blockquote")[0]


def test_a_timeline_has_its_days_in_words(chat: Chat) -> None:
    opened = turned(chat, said(chat, QUESTION), ARABIC.card.context)
    (url,) = (button.url for row in opened.buttons for button in row if button.url)
    page = start(chat, url)
    assert "27 أيلول 2024" in page.marked("bold")
    assert not re.search(r"\d{4}-\d\d-\d\d", page.text)


def test_in_arabic_the_buttons_begin_on_the_right(chat: Chat, article: Document) -> None:
    first = start(chat, link_to_source("WithdrawalBot", article))
    middle = turned(chat, first, ARABIC.paging.next)
    assert rows_of(middle)[-1] == [ARABIC.mistake.report, ARABIC.card.other]
    assert rows_of(first)[0] == [ARABIC.paging.next]


def test_who_finds_a_mistake_is_thanked_and_the_place_is_kept(chat: Chat, folder: Path, article: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", article))
    press = chat.press_data(page, data_of(page, ARABIC.mistake.report))
    assert press.answer() == ARABIC.mistake.thanks
    assert ("ar", 1, 0, 1) in reports(folder, article)
    chat.stays_silent()


def test_a_mistake_in_what_is_cited_is_kept_with_its_paragraph(chat: Chat, folder: Path, pentagon: Document) -> None:
    page = source_of(chat, HOW_MANY, "1")
    for times in (1, 2):
        chat.press_data(page, data_of(page, ARABIC.mistake.report)).answer()
        assert ("ar", 1, 3, times) in reports(folder, pentagon)


def test_thanks_are_said_in_the_language_of_who_presses(english_chat: Chat, article: Document) -> None:
    page = start(english_chat, link_to_source("WithdrawalBot", article))
    assert ENGLISH.mistake.report in texts(page)
    assert english_chat.press(page, ENGLISH.mistake.report).answer() == ENGLISH.mistake.thanks


def test_a_report_says_nothing_of_who_made_it(chat: Chat, folder: Path, article: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", article))
    chat.press_data(page, data_of(page, ARABIC.mistake.report)).answer()
    kept = query(folder, "SELECT * FROM mistake_report")
    assert kept
    assert not [row for row in kept if chat.id in row]


def test_a_report_that_cannot_be_kept_is_apologised_for(chat: Chat, folder: Path, article: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", article))
    chat.until_done()
    query(folder, "ALTER TABLE mistake_report RENAME TO mistake_report_away")
    try:
        assert chat.press_data(page, data_of(page, ARABIC.mistake.report)).answer() == ARABIC.chat.failure
    finally:
        query(folder, "ALTER TABLE mistake_report_away RENAME TO mistake_report")


@pytest.mark.parametrize("place", ["9999-0-1", "1-0-99", "1-1-1"])
def test_a_forged_place_in_a_source_marks_nothing(place: str, chat: Chat, article: Document) -> None:
    shown = start(chat, link_to_source("WithdrawalBot", article))
    page = turned(chat, shown, ARABIC.card.other)
    data = f"read:{key_of(article)}:{article.fingerprint}:ar:1:{place}"
    assert chat.press_data(page, data).answer() == ""
    assert chat.next_edit(page).marked("blockquote") == []

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
    turned,
)
from tests.standin import Chat, Reply

MISTAKE = ARABIC.mistake


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


def found_mistake(chat: Chat, page: Reply) -> Reply:
    """Press the button for mistakes, which asks back; return what the message became."""
    assert chat.press_data(page, data_of(page, MISTAKE.report)).answer().strip("\u200f") == MISTAKE.ask
    return chat.next_edit(page)


def reported(chat: Chat, asked: Reply) -> str:
    """Say that there is a mistake; return what the bot says to that."""
    return chat.press_data(asked, data_of(asked, MISTAKE.yes)).answer().strip("\u200f")


def times(folder: Path, document: Document) -> int:
    return sum(int(str(row[3])) for row in reports(folder, document))


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


def test_who_finds_a_mistake_is_asked_once_and_thanked(chat: Chat, folder: Path, article: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", article))
    before = times(folder, article)
    asked = found_mistake(chat, page)
    assert rows_of(asked)[-1] == [MISTAKE.no, MISTAKE.yes]
    assert times(folder, article) == before
    assert reported(chat, asked) == MISTAKE.thanks
    assert times(folder, article) == before + 1


def test_who_says_no_reports_nothing(chat: Chat, folder: Path, article: Document) -> None:
    page = start(chat, link_to_source("WithdrawalBot", article))
    before = reports(folder, article)
    assert turned(chat, found_mistake(chat, page), MISTAKE.no).buttons == page.buttons
    assert reports(folder, article) == before


def test_a_report_is_counted_once_and_can_be_taken_back(chat: Chat, folder: Path, pentagon: Document) -> None:
    asked = found_mistake(chat, source_of(chat, HOW_MANY, "1"))
    for _ in range(2):
        reported(chat, asked)
    told = chat.next_edit(asked)
    assert reports(folder, pentagon) == [("ar", 1, 3, 1)]
    for said_then in (MISTAKE.taken_back, MISTAKE.stays):
        assert chat.press_data(told, data_of(told, MISTAKE.take_back)).answer() == said_then
    assert reports(folder, pentagon) == []


def test_thanks_are_said_in_the_language_of_who_presses(english_chat: Chat, article: Document) -> None:
    words, page = ENGLISH.mistake, start(english_chat, link_to_source("WithdrawalBot", article))
    assert english_chat.press(page, words.report).answer() == words.ask
    assert english_chat.press(english_chat.next_edit(page), words.yes).answer() == words.thanks


def test_a_report_says_nothing_of_who_made_it(chat: Chat, folder: Path, article: Document) -> None:
    reported(chat, found_mistake(chat, start(chat, link_to_source("WithdrawalBot", article))))
    kept = query(folder, "SELECT * FROM mistake_report")
    assert kept
    assert not [row for row in kept if chat.id in row]


def test_a_report_that_cannot_be_kept_is_apologised_for(chat: Chat, folder: Path, article: Document) -> None:
    asked = found_mistake(chat, start(chat, link_to_source("WithdrawalBot", article)))
    chat.until_done()
    query(folder, "ALTER TABLE mistake_report RENAME TO mistake_report_away")
    try:
        assert reported(chat, asked) == ARABIC.chat.failure
    finally:
        query(folder, "ALTER TABLE mistake_report_away RENAME TO mistake_report")


@pytest.mark.parametrize("place", ["9999-0-1", "1-0-99", "1-1-1"])
def test_a_forged_place_in_a_source_marks_nothing(place: str, chat: Chat, article: Document) -> None:
    shown = start(chat, link_to_source("WithdrawalBot", article))
    page = turned(chat, shown, ARABIC.card.other)
    data = f"read:{key_of(article)}:{article.fingerprint}:ar:1:{place}"
    assert chat.press_data(page, data).answer() == ""
    assert chat.next_edit(page).marked("blockquote") == []

"""What subscribers are sent, as Telegram shows it, and when they may be sent it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.subscriptions.digest import digest_message, time_until_due
from bot.chat.writing.bidi import mark_for
from bot.chat.writing.deep_links import link_to_source
from bot.documents import Document, Source
from bot.locale import Phrases
from bot.preview.bot_api.entities import Formatted
from bot.text.languages import Language
from tests.corpora import make_document
from tests.standin.entities import format_message

Sentences = Mapping[Language, Phrases]
NOON = datetime(2026, 1, 18, 12, tzinfo=UTC)
BOTH = make_document("both", arabic=["نص"], english=["Text"], arabic_title="إخلاء القواعد", english_title="The exit")
LATIN = make_document("latin", english=["Text"], english_title="Pentagon & <others>")
ADDRESS = "https://example.org/exit?a=1&b=2"


def many(count: int, title: str = "The exit") -> list[Document]:
    return [make_document(f"d{n}", english=["Text"], english_title=title) for n in range(count)]


def shown(documents: list[Document], language: Language, sentences: Sentences) -> Formatted:
    return format_message(digest_message(documents, sentences[language], language, "WithdrawalBot").html, "HTML")


def first_line(count: int, language: Language, sentences: Sentences) -> str:
    return shown(many(count), language, sentences).text.split("\n")[0].strip("\u200e\u200f")


def test_who_was_never_told_is_due_at_once() -> None:
    assert time_until_due(None, NOON) == timedelta()


def test_who_was_told_today_is_left_alone_until_tomorrow() -> None:
    assert time_until_due(NOON - timedelta(hours=1), NOON) == timedelta(hours=23)


@pytest.mark.parametrize("days", [1, 2])
def test_who_was_told_a_day_ago_or_earlier_is_due(days: int) -> None:
    assert time_until_due(NOON - timedelta(days=days), NOON) == timedelta()


@pytest.mark.parametrize(
    ("count", "heading"),
    [
        (1, "عندي مصدر جديد:"),
        (2, "عندي مصدران جديدان:"),
        (3, "عندي \u20683\u2069 مصادر جديدة:"),
        (11, "عندي \u206811\u2069 مصدراً جديداً:"),
        (100, "عندي \u2068100\u2069 مصدر جديد:"),
    ],
)
def test_new_sources_are_counted_in_arabic_forms(count: int, heading: str, sentences: Sentences) -> None:
    assert first_line(count, Language.ARABIC, sentences) == heading


@pytest.mark.parametrize(("count", "heading"), [(1, "I have a new source:"), (2, "I have \u20682\u2069 new sources:")])
def test_new_sources_are_counted_in_english(count: int, heading: str, sentences: Sentences) -> None:
    assert first_line(count, Language.ENGLISH, sentences) == heading


def test_a_title_is_in_the_language_of_the_reader(sentences: Sentences) -> None:
    assert "إخلاء القواعد" in shown([BOTH], Language.ARABIC, sentences).text


def test_a_title_is_shown_as_it_is(sentences: Sentences) -> None:
    assert "\u2068Pentagon & <others>\u2069" in shown([LATIN], Language.ARABIC, sentences).text


def test_a_title_leads_to_its_address(sentences: Sentences) -> None:
    document = replace(BOTH, own_source=Source("Agency", ADDRESS, None))
    assert [each["url"] for each in shown([document], Language.ENGLISH, sentences).entities if "url" in each] == [
        ADDRESS
    ]


def test_a_title_without_address_opens_in_the_bot(sentences: Sentences) -> None:
    addresses = [each["url"] for each in shown([BOTH], Language.ENGLISH, sentences).entities if "url" in each]
    assert addresses == [link_to_source("WithdrawalBot", BOTH)]


@pytest.mark.parametrize("language", Language)
def test_it_ends_with_how_to_stop(language: Language, sentences: Sentences) -> None:
    last = shown(many(1), language, sentences).text.split("\n")[-1]
    assert last.strip("\u200e\u200f") == sentences[language].subscription.stop


@pytest.mark.parametrize("language", Language)
def test_every_line_begins_on_its_side(language: Language, sentences: Sentences) -> None:
    rows = shown([BOTH, LATIN, *many(200)], language, sentences).text.split("\n")
    assert [row for row in rows if mark_for(row, language)] == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("title", ["x", "A very long title " * 20])
def test_more_titles_than_fit_are_counted(language: Language, title: str, sentences: Sentences) -> None:
    message = shown(many(1000, title), language, sentences)
    listed = message.text.count("•")
    words = sentences[language].subscription.more.form(1000 - listed, language)
    assert words.format(count=f"\u2068{1000 - listed}\u2069") in message.text
    assert 0 < listed <= 100
    assert not message.losses


def test_as_many_linked_titles_are_listed_as_telegram_marks(sentences: Sentences) -> None:
    linked = [replace(each, own_source=Source("Agency", ADDRESS, None)) for each in many(120)]
    message = shown(linked, Language.ENGLISH, sentences)
    assert not message.losses
    assert len([each for each in message.entities if each["type"] == "text_link"]) == message.text.count("•")


def test_who_was_told_by_a_clock_that_is_set_back_since_waits_a_day_at_most() -> None:
    assert time_until_due(NOON + timedelta(days=400), NOON) == timedelta(days=1)

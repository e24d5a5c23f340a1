"""Dated events are put in order by year and month, each with its text word for word."""

from datetime import date
from pathlib import Path

import pytest

from bot.chat.pages.timeline_pages import TimelinePages
from bot.chat.writing.quotes import without_outlets
from bot.documents import read_corpus
from bot.engine import Engine
from bot.events import (
    MOST_CHARACTERS,
    Event,
    Period,
    beside,
    count_months,
    count_years,
    events_in,
    find_events,
    read_period,
)
from bot.locale import read_phrases
from bot.text.languages import Language
from tests.corpora import write_document
from tests.readers import reader_of

TIMELINE = "kind: timeline"
JANUARY = Period(2026, 1)
MANY = [f"2026-01-{day:02} — Event {day}." for day in range(1, 13)]


def events(folder: Path, *paragraphs: str) -> tuple[Event, ...]:
    write_document(folder, "dates.en.md", *paragraphs, head=TIMELINE)
    return find_events(read_corpus(folder))


def pages(found: tuple[Event, ...], language: Language = Language.ENGLISH) -> TimelinePages:
    return TimelinePages(found, reader_of(language), "WithdrawalBot")


def test_events_are_in_the_order_of_their_days(tmp_path: Path) -> None:
    found = events(tmp_path, "2026-01-18 — B.", "2020-01-05 — A.")
    assert [event.day for event in found] == [date(2020, 1, 5), date(2026, 1, 18)]


def test_an_event_is_told_without_its_date(tmp_path: Path) -> None:
    (event,) = events(tmp_path, "2026-01-18 — The bases were evacuated. (Source: X)")
    assert event.text(Language.ENGLISH) == "The bases were evacuated. (Source: X)"


def test_every_event_of_the_corpus_is_told_word_for_word(engine: Engine) -> None:
    found = find_events(engine.corpus)
    assert found
    for event in found:
        for language in Language:
            document, told = event.passage.document, event.text(language)
            assert told in (event.passage.text(language) or "") or told == document.version(language).title


def test_an_event_that_exists_in_one_language_is_told_in_that(tmp_path: Path) -> None:
    (event,) = events(tmp_path, "2026-01-18 — The bases were evacuated.")
    assert event.text(Language.ARABIC) == "The bases were evacuated."


def test_a_long_event_ends_with_a_sentence(tmp_path: Path) -> None:
    (event,) = events(tmp_path, f"2026-01-18 — {'They left the base. ' * 100}")
    assert event.text(Language.ENGLISH).endswith("base.")
    assert len(event.text(Language.ENGLISH)) <= MOST_CHARACTERS


def test_a_dated_text_is_an_event_where_no_timeline_tells_of_its_day(tmp_path: Path) -> None:
    write_document(tmp_path, "told.en.md", "They left.", head="event_date: 2026-01-18")
    write_document(tmp_path, "untold.en.md", "They came.", head="event_date: 2014-09-10")
    found = events(tmp_path, "2026-01-18 — They left.")
    assert [event.passage.document.slug for event in found] == ["untold", "dates"]


def test_years_are_counted(tmp_path: Path) -> None:
    found = events(tmp_path, "2020-01-05 — A.", "2026-01-18 — B.", "2026-02-11 — C.")
    assert list(count_years(found).items()) == [(Period(2020), 1), (Period(2026), 2)]


def test_the_months_of_a_year_are_counted(tmp_path: Path) -> None:
    found = events(tmp_path, "2020-01-05 — A.", "2026-01-18 — B.", "2026-01-21 — C.", "2026-02-11 — D.")
    assert list(count_months(found, 2026).items()) == [(JANUARY, 2), (Period(2026, 2), 1)]


def test_the_months_beside_one_are_the_nearest_with_events(tmp_path: Path) -> None:
    found = events(tmp_path, "2020-01-05 — A.", "2026-01-18 — B.", "2026-03-12 — C.")
    assert beside(found, JANUARY) == (Period(2020, 1), Period(2026, 3))


def test_nothing_is_beside_the_only_month(tmp_path: Path) -> None:
    assert beside(events(tmp_path, "2026-01-18 — B."), JANUARY) == (None, None)


def test_the_events_of_a_month_are_its_own(tmp_path: Path) -> None:
    found = events(tmp_path, "2025-01-05 — A.", "2026-01-18 — B.")
    assert [event.day.year for event in events_in(found, JANUARY)] == [2026]


@pytest.mark.parametrize(
    "text",
    [
        "2026-01",
        "2026-1",
        "2026/01",
        "2026-01-18",
        "\u0662\u0660\u0662\u0666-\u0660\u0661",  # Arabic-Indic digits
        "January 2026",
        "كانون الثاني 2026",
        "يناير 2026",
        "2026 January",
    ],
)
def test_a_month_is_read(text: str) -> None:
    assert read_period(text) == JANUARY


@pytest.mark.parametrize("text", ["2026", "\u0662\u0660\u0662\u0666"])
def test_a_year_is_read(text: str) -> None:
    assert read_period(text) == Period(2026)


@pytest.mark.parametrize("text", ["", "soon", "2026-13", "2026-00", "26", "12345", "قريبا", "2026-01-18-19", "-"])
def test_what_is_no_month_or_year_is_not_read(text: str) -> None:
    assert read_period(text) is None


def test_a_month_of_many_events_has_pages(tmp_path: Path) -> None:
    page, _ = pages(events(tmp_path, *MANY)).page(JANUARY, 3)
    assert page.text.startswith("January 2026: \u206812\u2069 events, page \u20683\u2069 of \u20683\u2069")
    assert "Event 12." in page.text


def test_a_page_too_far_is_the_last_one(tmp_path: Path) -> None:
    found = pages(events(tmp_path, *MANY))
    assert found.page(JANUARY, 99) == found.page(JANUARY, 3)


def test_a_month_without_events_turns_to_its_year(tmp_path: Path) -> None:
    page, _ = pages(events(tmp_path, *MANY)).page(Period(2026, 5), 1)
    assert page.text.startswith("The year \u20682026\u2069: \u206812\u2069 events")


def test_a_corpus_without_dates_says_so(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.en.md", "The mission ends.")
    page, buttons = pages(find_events(read_corpus(tmp_path))).years()
    assert page.text == read_phrases()[Language.ENGLISH].timeline.undated
    assert buttons is None


@pytest.mark.parametrize("language", Language)
def test_every_month_of_the_corpus_fits_into_its_pages(language: Language, engine: Engine) -> None:
    found = find_events(engine.corpus)
    assert found
    for month in {event.month for event in found}:
        texts = [without_outlets(event.text(language)) for event in events_in(found, month)]
        shown = "".join(pages(found, language).page(month, number)[0].text for number in range(1, 6))
        assert [text for text in texts if text not in shown] == []

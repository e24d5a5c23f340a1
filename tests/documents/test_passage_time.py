"""What day a passage tells of."""

from datetime import date
from pathlib import Path

import pytest

from bot.documents import day_told_of, read_corpus
from tests.corpora import write_document

SOURCE = "kind: brief\nsources:\n  - publisher: AFP\n    published: {day}\n    paragraphs: [1]"


def told(folder: Path, text: str, *, event: str = "", published: str = "", compiled: str = "") -> date | None:
    """Return the day of a document's only paragraph."""
    lines = [
        SOURCE.format(day=published) if published else "",
        f"event_date: {event}" if event else "",
        f"compiled: {compiled}" if compiled else "",
    ]
    write_document(folder, "exit.en.md", text, head="\n".join(filter(None, lines)))
    return day_told_of(read_corpus(folder).passages[0])


def test_its_own_date_comes_before_that_of_the_event(tmp_path: Path) -> None:
    assert told(tmp_path, "Troops left on 3 May 2024.", event="2024-09-27") == date(2024, 5, 3)


def test_without_its_own_date_that_of_the_event_counts_before_those_of_the_sources(tmp_path: Path) -> None:
    assert told(tmp_path, "Troops left.", event="2024-09-27", published="2024-10-01") == date(2024, 9, 27)


def test_without_both_the_newest_of_its_sources_counts(tmp_path: Path) -> None:
    assert told(tmp_path, "Troops left.", published="2024-10-01") == date(2024, 10, 1)


def test_what_nothing_dates_has_no_day(tmp_path: Path) -> None:
    assert told(tmp_path, "Troops left.") is None


def test_of_several_dates_the_newest_counts(tmp_path: Path) -> None:
    text = "They came on 1 June 2014 and left on 3 May 2024."
    assert told(tmp_path, text, published="2025-01-01") == date(2024, 5, 3)


def test_a_planned_day_that_is_later_than_the_sources_does_not_count(tmp_path: Path) -> None:
    text = "On 27 September 2024 it was announced that troops leave on 30 September 2026."
    assert told(tmp_path, text, published="2024-10-01") == date(2024, 9, 27)


def test_without_sources_a_day_after_the_document_was_compiled_does_not_count(tmp_path: Path) -> None:
    text = "Troops left on 3 May 2024 and the rest leave on 30 September 2026."
    assert told(tmp_path, text, compiled="2025-01-01") == date(2024, 5, 3)


@pytest.mark.parametrize(("written", "day"), [("in May 2024", date(2024, 5, 1)), ("in 2024", date(2024, 1, 1))])
def test_of_a_month_or_a_year_its_first_day_counts(tmp_path: Path, written: str, day: date) -> None:
    assert told(tmp_path, f"Troops left {written}.") == day


def test_a_date_in_the_translation_counts_too(tmp_path: Path) -> None:
    write_document(tmp_path, "exit.ar.md", "غادرت القوات.")
    assert told(tmp_path, "Troops left on 3 May 2024.") == date(2024, 5, 3)


def test_a_day_that_there_is_not_counts_for_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, "Troops left on 31 June 2024.") is None

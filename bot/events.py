"""Puts the dated events of a corpus in order, by year and month. Knows nothing of Telegram or wording."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from bot.documents import Corpus, Document, Kind, Passage, date_of_event, end_of_label
from bot.text.languages import Language
from bot.text.sentence_splitting import find_sentences
from bot.text.terms import find_words

MOST_CHARACTERS = 600  # of an event: five of them fit into one message
_MONTHS = {f"month {number}": number for number in range(1, 13)}  # the terms of their names


@dataclass(frozen=True)
class Period:
    """A month, or a year if it has none."""

    year: int
    month: int | None = None  # 1 to 12


@dataclass(frozen=True)
class Event:
    """Something that happened on a day."""

    day: date
    passage: Passage  # the one that tells it

    @property
    def month(self) -> Period:
        """When it was."""
        return Period(self.day.year, self.day.month)

    def language(self, reader: Language) -> Language:
        """Return the language in which a reader can have its text."""
        return reader if reader in self.passage.document.versions else self.passage.document.original

    def text(self, reader: Language) -> str:
        """Return what happened, word for word and in one line; of a timeline's paragraph all but its date.

        Another document's event is told by its title. A long text ends with one of its first sentences.
        """
        language = self.language(reader)
        if self.passage.document.kind is not Kind.TIMELINE:
            return self.passage.document.version(language).title
        paragraph = self.passage.text(language) or self.passage.original
        return _first_sentences(" ".join(paragraph[end_of_label(paragraph) :].split()))


def find_events(corpus: Corpus) -> tuple[Event, ...]:
    """Return the events in order of their days: those of timelines, then of texts on days no timeline tells of."""
    timelines = [document for document in corpus.documents if document.kind is Kind.TIMELINE]
    told = [event for document in timelines for event in _told(document)]
    days = {event.day for event in told}
    others = [
        Event(document.event_date, document.passages[0])
        for document in corpus.documents
        if document.kind is not Kind.TIMELINE and document.event_date and document.event_date not in days
    ]
    return tuple(sorted([*told, *others], key=lambda event: event.day))


def count_years(events: Sequence[Event]) -> Mapping[Period, int]:
    """Return the years that have events, the earliest first, each with their number."""
    return Counter(Period(event.day.year) for event in events)


def count_months(events: Sequence[Event], year: int) -> Mapping[Period, int]:
    """Return the months of a year that have events, the earliest first, each with their number."""
    return Counter(event.month for event in events if event.day.year == year)


def events_in(events: Sequence[Event], month: Period) -> tuple[Event, ...]:
    """Return the events of a month."""
    return tuple(event for event in events if event.month == month)


def beside(events: Sequence[Event], month: Period) -> tuple[Period | None, Period | None]:
    """Return the nearest months before and after one that have events."""
    months = {event.month for event in events}
    before = max((other for other in months if _order(other) < _order(month)), default=None, key=_order)
    after = min((other for other in months if _order(other) > _order(month)), default=None, key=_order)
    return before, after


def read_period(text: str) -> Period | None:
    """Return the year, month or day's month that `text` names in any digits, or in words; None if it names none.

    "2026", "2026-01", "2026-01-18", "January 2026" and their like in Arabic.
    """
    words = [term.text for term in find_words(text)]
    match words:
        case [year]:
            return _period(year)
        case [month, year] if month in _MONTHS:
            return _period(year, month)
        case [year, month] | [year, month, _]:
            return _period(year, month)
    return None


def _period(year: str, month: str | None = None) -> Period | None:
    if not re.fullmatch(r"[1-9][0-9]{3}", year):
        return None
    if month is None:
        return Period(int(year))
    number = _MONTHS.get(month) or (int(month) if re.fullmatch(r"[1-9]|1[0-2]", month) else None)
    return Period(int(year), number) if number else None


def _order(period: Period) -> tuple[int, int]:
    return period.year, period.month or 0


def _told(document: Document) -> list[Event]:
    dated = ((date_of_event(passage.original), passage) for passage in document.passages)
    return [Event(day, passage) for day, passage in dated if day]


def _first_sentences(text: str) -> str:
    if len(text) <= MOST_CHARACTERS:
        return text
    ends = [end for _, end in find_sentences(text) if end <= MOST_CHARACTERS]
    return text[: ends[-1]] if ends else shorten(text, MOST_CHARACTERS, placeholder=" …")


def newest_of(events: Sequence[Event], most: int) -> tuple[Event, ...]:
    """Return at most so many events that had happened when their document was compiled, the newest first.

    `events` are in the order of their days.
    """
    compiled = ((event, event.passage.document.compiled) for event in events)
    happened = [event for event, known in compiled if known is None or event.day <= known]
    return tuple(reversed(happened[-most:]))


def day_of_newest(corpus: Corpus) -> date | None:
    """Return the day of the newest event that had happened when its document was compiled; None if there is none."""
    newest = newest_of(find_events(corpus), 1)
    return newest[0].day if newest else None

"""Finds the dates in a text, and tells years from other numbers."""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Day  # noqa: N812 - `date` is a piece of text here
from typing import NamedTuple

from bot.text.answer_cues import words_of
from bot.text.arabic import without_article
from bot.text.months import MONTH
from bot.text.terms import Term, find_terms, find_words

YEAR = r"(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d,])|(?<!\d)[\u0661\u0662]\d{3}(?!\d)"  # Arabic-Indic one or two in front
_PART = re.compile(f"{YEAR}|{MONTH}")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WORDS_BETWEEN = re.compile(r"[^\W\d_]|[.;\u061b\n]")  # letters, or the end of a sentence; also the Arabic semicolon
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")  # with nothing but space between
_LONGEST_WORD = 20  # letters; no word before a number that matters is longer
_MOST_DAYS = 31  # of a month
_MONTH = "month "  # what the terms of months begin with


class Value(NamedTuple):
    """A date or a number in a text."""

    parts: frozenset[str]  # a plain number, or the day, "month 1" to "month 12" and the year of a date
    span: tuple[int, int]  # [start, end) in code points


def dates_in(text: str) -> Iterator[Value]:
    """Yield the dates in `text` with their day, month and year as far as they are written; each has one of the last."""
    run: list[Term] = []
    for term in find_terms(text):
        if run and (term.language is not None or _WORDS_BETWEEN.search(text[run[-1].end : term.start])):
            yield from _dates(run, text)
            run = []
        if term.language is None:
            run.append(term)
    yield from _dates(run, text)


def has_day(date: Value) -> bool:
    """Tell whether a date has its day of the month."""
    has_month = any(part.startswith("month") for part in date.parts)
    return has_month and any(part.isdigit() and int(part) <= _MOST_DAYS for part in date.parts)


def first_day_of(date: Value) -> Day | None:
    """Return the first day of what a date names, a year or more; None if it names no year or no day there is."""
    years = [int(part) for part in date.parts if is_year(part)]
    months = [int(part.removeprefix(_MONTH)) for part in date.parts if part.startswith(_MONTH)]
    days = [int(part) for part in date.parts if part.isdigit() and int(part) <= _MOST_DAYS]
    try:
        return Day(max(years), max(months, default=1), max(days, default=1) if months else 1)
    except ValueError:  # no year, or the 31st of a month that has 30
        return None


def is_year(number: str) -> bool:
    """Tell whether a plain number may be a year."""
    return re.fullmatch(YEAR, number) is not None


def _dates(run: Sequence[Term], text: str) -> Iterator[Value]:
    """Yield the date that terms in a row make up, if they do."""
    if not run:
        return
    start, end = run[0].start, run[-1].end
    if iso := _ISO.fullmatch(text[start:end]):
        year, month, day = map(int, iso.groups())
        yield Value(frozenset((str(year), f"month {month}", str(day))), (start, end))
    elif any(_PART.fullmatch(text[term.start : term.end]) for term in run) and not _is_count(run, text):
        yield Value(frozenset(term.text for term in run), (start, end))


def _is_count(run: Sequence[Term], text: str) -> bool:
    """Tell whether what looks like a year is a number: "2000 soldiers", "about 1000", but "in 2014 to fight"."""
    if len(run) > 1 or not is_year(run[0].text):
        return False
    before = find_words(text[max(run[0].start - _LONGEST_WORD, 0) : run[0].start])
    last = without_article(before[-1].word) if before else ""
    if last in words_of("before number") or last in words_of("before year"):
        return last in words_of("before number")
    after = _NEXT_WORD.match(text, run[0].end)
    return after is not None and bool(find_terms(after[1]))

"""Finds the dates in a text, and tells years from other numbers."""

import re
from collections.abc import Iterator, Sequence
from datetime import date as Day  # noqa: N812 - `date` is a piece of text here
from itertools import pairwise
from typing import NamedTuple

from bot.text.answer_cues import words_of as cues_of
from bot.text.arabic import without_article
from bot.text.kept import KeptByText
from bot.text.months import MONTH
from bot.text.normalised import normalise
from bot.text.terms import Term, find_words, words_in_view

_WITHOUT_DIGITS = re.compile("[\\x00-/:-\\x7f\u0600-\u065f\u066a-\u06ef\u06fa-\u06ff]*")  # ASCII, the Arabic block
# Four digits, a year in two, or what may be so many thousands in digits and words: all years begin with a digit.
_MAY_NAME_YEAR = re.compile(r"\d{4}|\d/\d{1,2}/\d\d|\d[ -]{0,2}[^\W\d_]")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_DAY_OR_MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")
_MOST_DAYS = 31  # of a month
_MONTHS = 12
# A date as its parts stand, each by a letter: day, month, year. A month may have two names, a day may be several.
_DATE = re.compile("d{1,3}m+y?|m+d{1,3}y|m+y|m+d{1,3}|ym+d?|y|m+")
# What may stand between two parts: anything but other words and the end of a sentence.
_BETWEEN = re.compile(
    "[^\\w.;\u061b\n]*(?:(?:of|the|\u0645\u0646|\u0634\u0647\u0631|\u0639\u0627\u0645|\u0633\u0646\u0629)[^\\w.;\u061b\n]+)*"
    "|\\. ?",  # min, shahr, 'am, sana; the point of "Sept."
    re.IGNORECASE,
)
_RANGE = re.compile(  # waw, ila, hatta, aw
    " *(?:-|to|and|or|until|through|\u0648|[\u0625\u0627]\u0644\u0649|\u062d\u062a\u0649|\u0623\u0648) *", re.IGNORECASE
)
_ROUGHLY = re.compile(
    r"(?<!\w)(?:(?:mid|early|late)[ -]|(?:the )?(?:beginning|start|middle|end) of (?:the year )?"
    "|[\u0648\u0641]?[\u0628\u0644]?(?:مطلع|بداية|بدايات|أوائل|منتصف|نهاية|أواخر) (?:(?:شهر|عام|سنة) )?)$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 30  # letters of what tells that a date is a rough one
_LONGEST_WORD = 20  # letters; no word before a number that matters is longer


class Value(NamedTuple):
    """A date or a number in a text."""

    parts: frozenset[str]  # a plain number, or the day, "month 1" to "month 12" and the year of a date
    span: tuple[int, int]  # [start, end) in code points


def dates_in(text: str) -> Iterator[Value]:
    """Yield the dates in `text` with their day, month and year as far as they are written; each has one of the last.

    A range has all its days.
    """
    yield from _dates_in(text)


@KeptByText
def _dates_in(text: str) -> tuple[Value, ...]:
    if all(word.language for word in find_words(text)):
        return ()
    view, words = words_in_view(text)
    numbers = [place for place, word in enumerate(words) if word.language is None]
    dates = (date for run in _runs(numbers, words, view.text) for date in _dates(run, words, view.text))
    return tuple(Value(parts, view.span(*span)) for parts, span in dates)


def may_name_year(text: str) -> bool:
    """Tell whether a date in `text` may have a year: far faster than to look for dates."""
    return not _WITHOUT_DIGITS.fullmatch(text) and _MAY_NAME_YEAR.search(normalise(text).text) is not None


def has_day(date: Value) -> bool:
    """Tell whether a date has its day of the month."""
    has_month = any(part.startswith(MONTH) for part in date.parts)
    return has_month and any(_is_day(part) for part in date.parts)


def first_day_of(date: Value) -> Day | None:
    """Return the first day of what a date names, a year or more; None if it names no year or no day there is."""
    years = [int(part) for part in date.parts if is_year(part)]
    months = [int(part.removeprefix(MONTH)) for part in date.parts if part.startswith(MONTH)]
    days = [int(part) for part in date.parts if _is_day(part)]
    try:
        return Day(max(years), max(months, default=1), max(days, default=1) if months else 1)
    except ValueError:  # no year, or the 31st of a month that has 30
        return None


def is_year(number: str) -> bool:
    """Tell whether a plain number may be a year."""
    return _YEAR.fullmatch(number) is not None


def is_ambiguous(written: str) -> bool:
    """Tell whether a date in digits may be read with its day first or its month first, as "3/4/2026" may."""
    match = _DAY_OR_MONTH_FIRST.fullmatch(normalise(written).text)
    return match is not None and int(match[1]) <= _MONTHS and int(match[2]) <= _MONTHS and match[1] != match[2]


def _is_day(part: str) -> bool:
    return part.isdigit() and 1 <= int(part) <= _MOST_DAYS


def _runs(numbers: Sequence[int], words: Sequence[Term], text: str) -> Iterator[list[int]]:
    """Yield the places of numbers and months that stand together, as far as they may make up dates."""
    run = numbers[:1]
    for before, after in pairwise(numbers):
        gap = text[words[before].end : words[after].start]
        are_days = _is_day(words[before].text) and _is_day(words[after].text)
        if not (_BETWEEN.fullmatch(gap) or (are_days and _RANGE.fullmatch(gap))):
            yield list(run)
            run = []
        run = [*run, after]
    yield list(run)


def _dates(run: Sequence[int], words: Sequence[Term], text: str) -> Iterator[Value]:
    signs = "".join(_sign(words[place], text) for place in run)
    for match in _DATE.finditer(signs):
        parts = [words[place] for place in run[match.start() : match.end()]]
        if match[0] == "y" and _is_count(run[match.start()], words, text):
            continue
        start = parts[0].start
        roughly = None if "d" in match[0] else _ROUGHLY.search(text, max(start - _LONGEST_BEFORE, 0), start)
        yield Value(frozenset(part.text for part in parts), (roughly.start() if roughly else start, parts[-1].end))


def _sign(word: Term, text: str) -> str:
    """Return what a number may be in a date, as a letter: its month, a year, a day, or nothing of it."""
    if word.text.startswith(MONTH):
        return "m"
    if not text[word.start].isdigit():
        return "n"  # "in March three soldiers" is no third of March
    if is_year(word.text) and not {",", "\u060c", "\u066c"} & set(text[word.start : word.end]):  # no thousands
        return "y"
    return "d" if _is_day(word.text) else "n"


def _is_count(place: int, words: Sequence[Term], text: str) -> bool:
    """Tell whether what looks like a year is a number: "2000 soldiers", "about 1000", but "in 2014 to fight"."""
    year = words[place]
    before = words[place - 1] if place and year.start - words[place - 1].start <= _LONGEST_WORD else None
    last = without_article(before.word) if before else ""
    if last in cues_of("before number") or last in cues_of("before year"):
        return last in cues_of("before number")
    if place + 1 == len(words) or text[year.end : words[place + 1].start].strip(" "):
        return False
    after = words[place + 1]
    return after.language is not None and not after.is_function_word

"""Tells what kind of answer a question wants, a date or a number, and whether a text has one."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum, auto
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bot.text.arabic import without_article
from bot.text.months import MONTH
from bot.text.numbers import NUMBER
from bot.text.terms import Term, find_terms, find_words

_YEAR = r"(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d,])|(?<!\d)[\u0661\u0662]\d{3}(?!\d)"  # Arabic-Indic one or two in front
_NEAR = 3  # terms between a number and what it counts
_HOURS = r"\b\d{1,2}:\d\d\b"


class Kind(StrEnum):
    """What a question asks for."""

    when = auto()
    how_many = auto()


class Value(NamedTuple):
    """A date or a number in a text."""

    parts: frozenset[str]  # a plain number, or the day, "month 1" to "month 12" and the year of a date
    span: tuple[int, int]  # [start, end) in code points


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WORDS_BETWEEN = re.compile(r"[^\W\d_]|[.;\u061b\n]")  # letters, or the end of a sentence; also the Arabic semicolon
_ANSWERS = {Kind.when: re.compile(f"{_YEAR}|{MONTH}|{_HOURS}"), Kind.how_many: re.compile(NUMBER)}


def kinds_of(question: str) -> frozenset[Kind]:
    """Return the kinds of answers that a question asks for by its words; none for most questions."""
    words = tuple(word.word for word in find_words(question))
    return frozenset(
        kind
        for place in range(len(words))
        for length in range(1, _longest() + 1)
        if (kind := _phrases().get(words[place : place + length]))
    )


def find_answers(kind: Kind, text: str) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of everything in `text` that an answer of this kind may be, in order."""
    yield from (match.span() for match in _ANSWERS[kind].finditer(text))


def may_answer(kind: Kind, text: str) -> bool:
    """Tell whether a text has anything that an answer of this kind may be, in digits or in words."""
    return _ANSWERS[kind].search(text) is not None or _has_word(kind, text)


def may_answer_loosely(kind: Kind, text: str) -> bool:
    """Tell the same; "after the vote" is taken for a time as well."""
    return may_answer(kind, text) or _has_word(f"{kind} loosely", text)


def is_year(number: str) -> bool:
    """Tell whether a plain number may be a year."""
    return re.fullmatch(_YEAR, number) is not None


def _has_word(kind: str, text: str) -> bool:
    known = _words().get(kind, frozenset())
    return any(without_article(word.word) in known for word in find_words(text))


def counts(text: str, places: Collection[int]) -> bool:
    """Tell whether a number that is no date stands near a word that begins at one of `places`, in code points."""
    return next(numbers_near(text, places), None) is not None


def numbers_near(text: str, places: Collection[int]) -> Iterator[Value]:
    """Yield the numbers that are no dates and stand near a word that begins at one of `places`, in code points."""
    terms = find_terms(text)
    dated = [span for _, span in dates_in(text)]
    counted = [at for at, term in enumerate(terms) if term.start in places]
    for at, term in enumerate(terms):
        is_number = term.language is None and not any(start <= term.start < end for start, end in dated)
        if is_number and any(abs(at - other) <= _NEAR for other in counted):
            yield Value(frozenset((term.text,)), (term.start, term.end))


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


def _dates(run: Sequence[Term], text: str) -> Iterator[Value]:
    """Yield the date that terms in a row make up, if they do."""
    if not run:
        return
    start, end = run[0].start, run[-1].end
    if iso := _ISO.fullmatch(text[start:end]):
        year, month, day = map(int, iso.groups())
        yield Value(frozenset((str(year), f"month {month}", str(day))), (start, end))
    elif any(_ANSWERS[Kind.when].fullmatch(text[term.start : term.end]) for term in run):
        yield Value(frozenset(term.text for term in run), (start, end))


@cache
def _phrases() -> dict[tuple[str, ...], Kind]:
    with (files("bot.words") / "question_kinds.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        return {tuple(word.word for word in find_words(phrase)): Kind(kind) for kind, phrase in rows}


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """Return the words, folded and without their article, that may be answers of each kind, by its name."""
    with (files("bot.words") / "answer_words.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    return {
        kind: frozenset(without_article(word.word) for name, text in rows if name == kind for word in find_words(text))
        for kind in {name for name, _ in rows}
    }


@cache
def _longest() -> int:
    return max(map(len, _phrases()))

"""Tells what kind of answer a question wants, a date or a number, and whether a text has one."""

import csv
import re
from collections.abc import Collection, Iterator
from enum import StrEnum, auto
from functools import cache
from importlib.resources import files

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
    """Tell whether a text has anything that an answer of this kind may be."""
    return _ANSWERS[kind].search(text) is not None


def counts(text: str, places: Collection[int]) -> bool:
    """Tell whether a number that is no year stands near a word that begins at one of `places`, in code points."""
    terms = find_terms(text)
    numbers = [at for at, term in enumerate(terms) if _is_number(term, text)]
    counted = [at for at, term in enumerate(terms) if term.start in places]
    return any(abs(one - other) <= _NEAR for one in numbers for other in counted)


def _is_number(term: Term, text: str) -> bool:
    written = text[term.start : term.end]
    return term.language is None and not _ANSWERS[Kind.when].fullmatch(written)


@cache
def _phrases() -> dict[tuple[str, ...], Kind]:
    with (files("bot.words") / "question_kinds.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        return {tuple(word.word for word in find_words(phrase)): Kind(kind) for kind, phrase in rows}


@cache
def _longest() -> int:
    return max(map(len, _phrases()))

"""Tells the words of a text that are what a question asks for by its type: "which city?" is answered by "Erbil"."""

import csv
from collections.abc import Mapping, Sequence
from enum import StrEnum, auto
from functools import cache
from importlib.resources import files
from itertools import pairwise

from bot.text.dates import is_year
from bot.text.names import is_city, is_country
from bot.text.terms import Term, find_words

_ASKING = "asking"  # what the list calls the words that stand before a type which is asked for
_MONTH = "month "  # what the terms of months begin with


class Type(StrEnum):
    """What a question may ask for one of."""

    city = auto()
    country = auto()
    month = auto()
    year = auto()


def types_in(words: Sequence[Term]) -> Mapping[str, Type]:
    """Return the types that a question asks for, by the stems of the words that name them.

    `words` are all words of the question, in order.
    """
    listed = _listed()
    return {
        word.text: Type(listed[word.word])
        for before, word in pairwise(words)
        if listed.get(before.word) == _ASKING and listed.get(word.word) in set(Type) and not word.is_function_word
    }


def types_of(term: Term) -> frozenset[Type]:
    """Return the types that a term of a text is one of."""
    is_number = term.language is None
    fitting = {
        Type.month: is_number and term.text.startswith(_MONTH),
        Type.year: is_number and is_year(term.text),
        Type.city: not is_number and is_city(term.word),
        Type.country: not is_number and is_country(term.word),
    }
    return frozenset(type_ for type_, fits in fitting.items() if fits)


@cache
def _listed() -> Mapping[str, str]:
    """Return the words that ask and those that name a type, folded, with what the list says they are."""
    with (files("bot.words") / "question_types.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    return {word.word: name for name, text in rows for word in find_words(text)}

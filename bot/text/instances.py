"""Tells the words of a text that are what a question asks for by its type: "which city?" is answered by "Erbil"."""

from collections.abc import Mapping, Sequence
from enum import StrEnum, auto
from itertools import pairwise

from bot.text.arabic import fold_arabic
from bot.text.kinds import is_year
from bot.text.names import is_city, is_country
from bot.text.terms import Term

_ASKING = frozenset(
    ("which", "what", *map(fold_arabic, ("أي", "بأي", "لأي", "ما", "ماهي", "هي", "شنو", "شو", "ايش", "انهي")))
)
_MONTH = "month "  # what the terms of months begin with


class Type(StrEnum):
    """What a question may ask for one of."""

    city = auto()
    country = auto()
    month = auto()
    year = auto()


def _folded(type_: Type, words: str) -> Mapping[str, Type]:
    return {fold_arabic(word): type_ for word in words.split()}


_TYPES = {
    **_folded(Type.city, "city cities town towns province مدينة مدن بلدة محافظة المدينة المدن البلدة المحافظة"),
    **_folded(Type.country, "country countries دولة دول بلد الدولة الدول البلد"),
    **_folded(Type.month, "month شهر الشهر"),
    **_folded(Type.year, "year سنة عام السنة العام"),
}


def types_in(words: Sequence[Term]) -> Mapping[str, Type]:
    """Return the types that a question asks for, by the stems of the words that name them.

    `words` are all words of the question, in order.
    """
    return {
        word.text: _TYPES[word.word]
        for before, word in pairwise(words)
        if before.word in _ASKING and word.word in _TYPES and not word.is_function_word
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

"""Finds what in a text is one of the types that a question may ask for: Erbil is a city, a colonel has a rank."""

from collections.abc import Collection, Iterator
from enum import StrEnum, auto
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from bot.text.arabic import without_article
from bot.text.arabic_forms import dictionary_forms
from bot.text.dates import dates_in, has_day, is_year
from bot.text.frequencies import log_frequencies
from bot.text.gazetteer import listed_from
from bot.text.languages import Language
from bot.text.lemmas import lemma
from bot.text.names import is_city, is_country
from bot.text.terms import Term, find_terms, find_words

_MONTH = "month "  # what the terms of months begin with
_POSSESSIVE = "'s"
_CURRENCY_SIGN = "Sc"  # the Unicode category of the dollar's and its like


class Type(StrEnum):
    """What a question may ask for one of."""

    city = auto()
    country = auto()
    month = auto()
    year = auto()
    day = auto()
    person = auto()
    rank = auto()
    weapon = auto()
    money = auto()
    outlet = auto()
    base = auto()


# Types of which nearly every instance is known: without any, a text has no answer to a question for one.
STRICT = frozenset((Type.day, Type.person, Type.rank, Type.weapon, Type.money, Type.outlet, Type.base))


class Instance(NamedTuple):
    """A word or several in a text that are one of a type."""

    type: Type
    start: int  # in code points of the text
    end: int


@lru_cache(maxsize=20_000)  # the same sentences are looked at for every question
def find_instances(text: str) -> tuple[Instance, ...]:
    """Return everything in `text` that is one of a type, in no order; a word may be of several."""
    return (*_days(text), *_signs(text), *_of_words(text), *_listed_in(text))


def find_names(text: str, types: Collection[Type]) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of what in `text` names one of these types; a word that is merely unknown names nobody."""
    listed = set(_listed_in(text)) if Type.person in types else set[Instance]()
    for found in find_instances(text) if types else ():
        if found.type in types and (found.type is not Type.person or found in listed):
            yield found.start, found.end


def _days(text: str) -> Iterator[Instance]:
    yield from (Instance(Type.day, *date.span) for date in dates_in(text) if has_day(date))


def _signs(text: str) -> Iterator[Instance]:
    signs = (place for place, letter in enumerate(text) if category(letter) == _CURRENCY_SIGN)
    yield from (Instance(Type.money, place, place + 1) for place in signs)


def _of_words(text: str) -> Iterator[Instance]:
    for term in find_terms(text):
        is_number = term.language is None
        fitting = {
            Type.month: is_number and term.text.startswith(_MONTH),
            Type.year: is_number and is_year(term.text),
            Type.city: not is_number and is_city(term.word),
            Type.country: not is_number and is_country(term.word),
            Type.person: not is_number and _is_unknown(term, text[term.start : term.end]),
        }
        yield from (Instance(type_, term.start, term.end) for type_, fits in fitting.items() if fits)


def _listed_in(text: str) -> Iterator[Instance]:
    """Yield the words and phrases that the list has."""
    terms = find_words(text)
    words = [without_article(term.word) for term in terms]
    for place, word in enumerate(words):
        for phrase, name in listed_from(word):
            if tuple(words[place : place + len(phrase)]) == phrase:
                yield Instance(Type(name), terms[place].start, terms[place + len(phrase) - 1].end)


def _is_unknown(term: Term, written: str) -> bool:
    """Tell whether no list of common words has a word: it is a name then, as often as not."""
    if is_city(term.word) or is_country(term.word) or listed_from(term.word):
        return False
    if term.language is Language.ENGLISH:
        of_whom = term.word.removesuffix(_POSSESSIVE)
        return written[0].isupper() and not {of_whom, term.text} & log_frequencies(Language.ENGLISH).keys()
    known = log_frequencies(Language.ARABIC)
    return lemma(term.word) is None and not any(form in known for form in (term.text, *dictionary_forms(term.word)))

"""Finds what in a text is one of the types that a question may ask for: Erbil is a city, a colonel has a rank."""

from collections.abc import Iterator
from enum import StrEnum, auto
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from bot.text.arabic import without_article
from bot.text.arabic_forms import dictionary_forms
from bot.text.dates import dates_in, has_day, is_year
from bot.text.gazetteer import listed_from
from bot.text.kept import KeptByText
from bot.text.languages import Language
from bot.text.lemmas import lemma
from bot.text.months import MONTH
from bot.text.proper_names import is_city, is_country
from bot.text.terms import find_terms, find_words
from bot.text.word_frequencies import log_frequencies

_POSSESSIVE = "'s"
_KEPT = 30_000  # words
_CURRENCY_SIGN = "Sc"  # the Unicode category of the dollar's and its like


class EntityType(StrEnum):
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
STRICT = frozenset(
    (
        EntityType.day,
        EntityType.person,
        EntityType.rank,
        EntityType.weapon,
        EntityType.money,
        EntityType.outlet,
        EntityType.base,
    )
)


class Entity(NamedTuple):
    """A word or several in a text that are one of a type."""

    type: EntityType
    start: int  # in code points of the text
    end: int


@KeptByText
def find_entities(text: str) -> tuple[Entity, ...]:
    """Return everything in `text` that is one of a type, in no order; a word may be of several."""
    return (*_days(text), *_signs(text), *_of_words(text), *_listed_in(text))


def _days(text: str) -> Iterator[Entity]:
    yield from (Entity(EntityType.day, *date.span) for date in dates_in(text) if has_day(date))


def _signs(text: str) -> Iterator[Entity]:
    signs = {letter for letter in set(text) if category(letter) == _CURRENCY_SIGN}
    places = (place for place, letter in enumerate(text) if letter in signs) if signs else ()
    yield from (Entity(EntityType.money, place, place + 1) for place in places)


def _of_words(text: str) -> Iterator[Entity]:
    for term in find_terms(text):
        is_raised = term.language is Language.ENGLISH and text[term.start].isupper()
        for type_ in _types_of(*term.form, is_raised=is_raised):
            yield Entity(type_, term.start, term.end)


@lru_cache(_KEPT)  # most words of a text are those of others
def _types_of(stem: str, word: str, language: Language | None, *, is_raised: bool) -> tuple[EntityType, ...]:
    """Return the types that a word alone is one of."""
    if language is None:
        fitting = {EntityType.month: stem.startswith(MONTH), EntityType.year: is_year(stem)}
    else:
        fitting = {
            EntityType.city: is_city(word),
            EntityType.country: is_country(word),
            EntityType.person: _is_unknown(stem, word, language, is_raised=is_raised),
        }
    return tuple(type_ for type_, fits in fitting.items() if fits)


def _listed_in(text: str) -> Iterator[Entity]:
    """Yield the words and phrases that the list has."""
    terms = find_words(text)
    words = [without_article(term.word) for term in terms]
    for place, word in enumerate(words):
        for phrase, name in listed_from(word):
            if words[place : place + len(phrase)] == phrase:
                yield Entity(EntityType(name), terms[place].start, terms[place + len(phrase) - 1].end)


def _is_unknown(stem: str, word: str, language: Language, *, is_raised: bool) -> bool:
    """Tell whether no list of common words has a word: it is a name then, as often as not."""
    if is_city(word) or is_country(word) or listed_from(word):
        return False
    known = log_frequencies(language)
    if language is Language.ENGLISH:
        return is_raised and word.removesuffix(_POSSESSIVE) not in known and stem not in known
    return lemma(word) is None and not any(form in known for form in (stem, *dictionary_forms(word)))

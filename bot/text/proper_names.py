"""Tells the names in a question: what a text must know to speak of the same thing."""

from collections.abc import Container, Iterable, Iterator
from functools import cache

from babel import Locale

from bot.lexicons.reading import lines_of
from bot.text.arabic import without_article, without_bare_article
from bot.text.capitals import capitals_tell, opens_sentence
from bot.text.gazetteer import is_listed
from bot.text.languages import Language
from bot.text.normalised import normalise
from bot.text.terms import find_terms, words_of

_ARABIC_IN_FRONT = ("", "\u0644", "\u0628", "\u0641")  # lam, beh, feh
_COUNTRY_CODE_LETTERS = 2
_PERSON = "person"  # what the list of instances calls one
# "financial", "left", "sleep", "brown", "art", "or", "not" far more often, and "troupe", "paper" begin like clitics.
_NO_NAMES = frozenset(("مالي", "ترك", "نوم", "سمرا", "فن", "او", "ليس", "فرقه", "ورقه"))


def names_in(text: str) -> frozenset[str]:
    """Return the stems of a text's names: places, peoples, persons, and words that English writes with a capital."""
    plain = normalise(text).text
    words = [word for word in words_of(plain) if word.language and not word.is_function_word]
    raised = {word.start for word in words if _is_capitalised(plain, word.start)} if capitals_tell(plain) else set()
    return frozenset(word.text for word in words if word.start in raised or _is_listed(word.word))


def _is_capitalised(text: str, start: int) -> bool:
    """Tell whether a word begins with a capital that is not owed to the beginning of a sentence."""
    return text[start].isupper() and not opens_sentence(text, start)


def _is_listed(word: str) -> bool:
    return is_city(word) or is_country(word) or _is_one_of(_peoples(), word) or is_listed(word, _PERSON)


def is_city(word: str) -> bool:
    """Tell whether a folded word is a city or a province, with what may be written in front of it."""
    return _is_one_of(_cities(), word)


def is_country(word: str) -> bool:
    """Tell whether a folded word is a country, with what may be written in front of it."""
    return _is_one_of(_countries(), word)


def _is_one_of(names: Container[str], word: str) -> bool:
    return any(rest in names for rest in _without_front(word)) and without_bare_article(word) not in _NO_NAMES


def _without_front(word: str) -> Iterator[str]:
    bare = without_article(word)
    return (bare.removeprefix(front) for front in _ARABIC_IN_FRONT if bare.startswith(front))


@cache
def _countries() -> frozenset[str]:
    """Return the countries of the Unicode CLDR that have one word, folded."""
    territories = (Locale(language).territories.items() for language in Language)
    return _folded(name for items in territories for code, name in items if len(code) == _COUNTRY_CODE_LETTERS)


@cache
def _cities() -> frozenset[str]:
    """Return the cities that time zones are named after, from the CLDR, and our list's places: those of one word."""
    zones = [zone for language in Language for zone in Locale(language).time_zones.values()]
    return _folded([*_read("places.txt"), *(zone["city"] for zone in zones if "city" in zone)])


@cache
def _peoples() -> frozenset[str]:
    """Return our list's peoples and organisations, folded."""
    return _folded(_read("peoples.txt"))


def _read(file: str) -> Iterator[str]:
    yield from (name for line in lines_of(file) for name in line.split())


def _folded(names: Iterable[str]) -> frozenset[str]:
    words = (find_terms(name) for name in names)
    return frozenset(without_article(found[0].word) for found in words if len(found) == 1) - _NO_NAMES

"""Tells the names in a question: what a text must know to speak of the same thing."""

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import lines_of
from bot.text.arabic import without_article, without_bare_article
from bot.text.capitals import capitals_tell, opens_sentence
from bot.text.gazetteer import is_listed
from bot.text.languages import Language
from bot.text.terms import find_terms, words_in_view

_ARABIC_IN_FRONT = ("", "\u0644", "\u0628", "\u0641")  # lam, beh, feh
_COUNTRY_CODE_LETTERS = 2
_KEPT = 30_000  # words
_PERSON = "person"  # what the list of instances calls one
# "financial", "left", "sleep", "brown", "art", "or", "not" far more often, and "troupe", "paper" begin like clitics.
_NO_NAMES = frozenset(("مالي", "ترك", "نوم", "سمرا", "فن", "او", "ليس", "فرقه", "ورقه"))


def names_in(text: str) -> frozenset[str]:
    """Return the stems of a text's names: places, peoples, persons, and words that English writes with a capital."""
    view, found = words_in_view(text)
    plain = view.text
    words = [word for word in found if word.language and not word.is_function_word]
    raised = {word.start for word in words if _is_capitalised(plain, word.start)} if capitals_tell(plain) else set()
    return frozenset(word.text for word in words if word.start in raised or _is_listed(word.word))


def _is_capitalised(text: str, start: int) -> bool:
    """Tell whether a word begins with a capital that is not owed to the beginning of a sentence."""
    return text[start].isupper() and not opens_sentence(text, start)


@lru_cache(_KEPT)
def _is_listed(word: str) -> bool:
    return is_city(word) or is_country(word) or _is_one_of(_peoples(), word) or is_listed(word, _PERSON)


@lru_cache(_KEPT)
def is_city(word: str) -> bool:
    """Tell whether a folded word is a city or a province, with what may be written in front of it."""
    return _is_one_of(_cities(), word)


@lru_cache(_KEPT)
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
    return _listed("countries")


@cache
def _cities() -> frozenset[str]:
    return _listed("cities")


@cache
def _peoples() -> frozenset[str]:
    return _listed("peoples")


def _listed(kind: str) -> frozenset[str]:
    return frozenset(table_of_words("names", _read)[kind])


def _read() -> Mapping[str, list[str]]:
    """Return names of one word, folded, by what they name.

    Countries and the cities that time zones are named after are those of the Unicode CLDR; the rest are our lists'.
    """
    from babel import Locale  # noqa: PLC0415 - needed where the table is made, and large

    cldr = [Locale(language) for language in Language]
    countries = (name for each in cldr for code, name in each.territories.items() if len(code) == _COUNTRY_CODE_LETTERS)
    zones = (zone["city"] for each in cldr for zone in each.time_zones.values() if "city" in zone)
    return {
        "countries": _folded(countries),
        "cities": _folded((*_names_in("places.txt"), *zones)),
        "peoples": _folded(_names_in("peoples.txt")),
    }


def _names_in(file: str) -> Iterator[str]:
    yield from (name for line in lines_of(file) for name in line.split())


def _folded(names: Iterable[str]) -> list[str]:
    words = (find_terms(name) for name in names)
    return sorted({without_article(found[0].word) for found in words if len(found) == 1} - _NO_NAMES)

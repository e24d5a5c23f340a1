"""Tells the names in a question: what a text must know to speak of the same thing."""

from functools import cache
from importlib.resources import files

from babel import Locale

from bot.text.arabic import without_article
from bot.text.languages import Language
from bot.text.terms import find_terms, find_words

_ENDS = ".!?\u061f\u2026"  # also the Arabic question mark, the ellipsis
_ARABIC_IN_FRONT = ("", "\u0644", "\u0628", "\u0641")  # lam, beh, feh
_COUNTRY_CODE_LETTERS = 2
_NO_PLACES = frozenset(("مالي", "ترك", "نوم", "سمرا"))  # "financial", "left", "sleep", "brown", far more often


def names_in(text: str) -> frozenset[str]:
    """Return the stems of a text's names: places of either language, and words that English writes with a capital."""
    return frozenset(
        word.text
        for word in find_words(text)
        if word.language and not word.is_function_word and (_is_place(word.word) or _is_capitalised(text, word.start))
    )


def _is_capitalised(text: str, start: int) -> bool:
    """Tell whether a word begins with a capital that is not owed to the beginning of a sentence."""
    before = text[:start].rpartition("\n")[2].rstrip()
    return text[start].isupper() and bool(before) and before[-1] not in _ENDS


def _is_place(word: str) -> bool:
    bare = without_article(word)
    rests = (bare.removeprefix(front) for front in _ARABIC_IN_FRONT if bare.startswith(front))
    return any(rest in _places() for rest in rests)


@cache
def _places() -> frozenset[str]:
    """Return countries and the cities that time zones are named after, from the Unicode CLDR, and our list's places.

    Those of one word, folded.
    """
    listed = (files("bot.words") / "places.txt").read_text(encoding="utf-8").splitlines()
    names = [name for line in listed if not line.startswith("#") for name in line.split()]
    for language in Language:
        locale = Locale(language)
        names += [name for code, name in locale.territories.items() if len(code) == _COUNTRY_CODE_LETTERS]
        names += [zone["city"] for zone in locale.time_zones.values() if "city" in zone]
    words = (find_terms(name) for name in names)
    return frozenset(without_article(found[0].word) for found in words if len(found) == 1) - _NO_PLACES

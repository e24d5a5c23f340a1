"""A word in all that it is compared by: its stem, its root, and pieces that tell how like two words are written."""

from functools import lru_cache
from typing import NamedTuple

from bot.search.word_groups import root_of
from bot.text.known_forms import Form
from bot.text.languages import Language

_PIECE = 3  # letters
_LEAST_LIKE = 5  # letters; shorter words that differ by one are other words
LIKE = 0.7
"""Share of common pieces from which two words are taken for one: a letter differs."""

_NO_PIECES: frozenset[str] = frozenset()


class WordForm(NamedTuple):
    """A word in all that it is compared by."""

    stem: str
    root: str  # "" if too little is left
    language: Language | None
    pieces: frozenset[str]  # none of a short word, nor of a number


@lru_cache(maxsize=30_000)
def word_form(form: Form) -> WordForm:
    """Return what a word is compared by."""
    stem, word, language = form
    pieces = _pieces(word) if language and len(word) >= _LEAST_LIKE else _NO_PIECES
    return WordForm(stem, root_of(stem, language), language, pieces)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of pieces, not none, that two words have in common, by Dice's coefficient."""
    return 2 * len(one & other) / (len(one) + len(other))


def _pieces(word: str) -> frozenset[str]:
    marked = f"_{word}_"
    return frozenset(marked[i : i + _PIECE] for i in range(len(marked) - _PIECE + 1))

"""Corrects English words that differ from a common one by a single slip of the keyboard."""

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase

from bot.text.languages import Language
from bot.text.word_frequencies import log_frequencies

_LEAST_LETTERS = 5  # a slip in a shorter word makes another word too often
_MOST_LETTERS = 30  # no listed word is longer


@lru_cache(maxsize=20_000)
def corrected(word: str) -> str | None:
    """Return the commonest word that a folded English word may be a slip of; None if it is common itself or none is.

    A slip leaves out a letter, doubles or adds one, takes a wrong one or swaps two, after Damerau (1964).
    """
    common = log_frequencies(Language.ENGLISH)
    if not _LEAST_LETTERS <= len(word) <= _MOST_LETTERS or word in common or not word.isascii() or not word.isalpha():
        return None
    return max(common.keys() & set(_slips(word)), key=lambda candidate: (common[candidate], candidate), default=None)


def _slips(word: str) -> Iterator[str]:
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]

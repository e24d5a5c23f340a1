"""Looks words up in FreeDict's English-Arabic dictionary where it is installed, in the format of dictd.

It is under the GPL and no part of this project; nothing depends on it. Format: https://en.wikipedia.org/wiki/DICT
"""

import gzip
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.expansion.dictionary import Meanings
from bot.text.terms import Term

INSTALLED = Path("/usr/share/dictd/freedict-eng-ara.index")  # by Debian's package dict-freedict-eng-ara
_WEIGHT, _LATER = 0.5, 0.2  # of its first meaning; each further one counts for 1 / (1 + this x its place)
_MEANING = re.compile(r"(?:\d+\.\s*)?+(?P<meaning>[^\s(\-][^(\-]*)")  # explanations follow a hyphen or a bracket
_DIGITS = {
    letter: value for value, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}


class FreeDictError(Exception):
    """The dictionary cannot be read; the text says why."""


class FreeDict:
    """An installed dictionary; entries are read when they are asked for."""

    def __init__(self, index: Path) -> None:
        """Open the dictionary of an `.index` file, its entries beside it in `.dict.dz`; FreeDictError if it fails."""
        try:
            lines = index.read_text(encoding="utf-8").splitlines()
            with gzip.open(index.with_suffix(".dict.dz")) as file:
                self._text = file.read()
            rows = (line.split("\t") for line in lines)
            self._places = {word.lower(): (_number(offset), _number(length)) for word, offset, length, *_ in rows}
        except (OSError, EOFError, ValueError, KeyError, zlib.error) as error:
            raise FreeDictError(str(error)) from error

    def phrase(self, words: Sequence[Term]) -> Meanings:
        """Return what consecutive English words mean in Arabic; {} if that is not known."""
        start, length = self._places.get(" ".join(word.word for word in words), (0, 0))
        return dict(_weighted(self._text[start : start + length].decode(errors="replace")))


def _number(written: str) -> int:
    """Return a number in the base 64 of dictd, highest digit first."""
    value = 0
    for letter in written:
        value = value * len(_DIGITS) + _DIGITS[letter]
    return value


def _weighted(entry: str) -> Iterator[tuple[str, float]]:
    """Yield the meanings of an entry: below a line with the headword, one on each line."""
    found = (_MEANING.match(line) for line in entry.splitlines()[1:])
    for place, match in enumerate(filter(None, found)):
        yield match["meaning"].strip(), _WEIGHT / (1 + _LATER * place)


def find_freedict(path: Path | None) -> FreeDict | None:
    """Return the dictionary at `path`, else the installed one, if there is any."""
    if path is not None:
        return FreeDict(path)
    return FreeDict(INSTALLED) if INSTALLED.is_file() else None

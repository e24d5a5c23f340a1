"""Reads numbers that are written in words, or in digits with a word behind them: "two thousand", "2.5k", "ألفين"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, auto
from functools import cache
from itertools import product
from typing import NamedTuple

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.text.arabic import fold_arabic

LONGEST = 12  # words of one number
_MOST_BEFORE_SCALE = 1000  # in digits: "350 thousand" is one number, "in 2014 a thousand" is two
_HALF = Decimal("0.5")
_TEN, _TWENTY, _HUNDRED = 10, 20, 100
_WAW, _TEH, _TEH_MARBUTA = "\u0648", "\u062a", "\u0629"
_DUALS = ("\u0627\u0646", "\u064a\u0646")  # alef noon, yeh noon
_IN_FRONT = ("\u0641", "\u0628", "\u0644")  # feh, beh, lam
_NO_NUMBERS = frozenset(("\u0644\u0633\u062a",))  # lam seen teh: "I am not" far more often than "for six"
_ARTICLES = ("\u0627\u0644", "\u0628\u0627\u0644", "\u0644\u0644")  # al, bil, lil


class _Role(StrEnum):
    """What a word does in a number."""

    number = auto()  # adds its value
    one = auto()  # likewise, and is no number alone
    bare = auto()  # likewise, and with the article it is another word
    hundred = auto()  # multiplies what is below a hundred
    scale = auto()  # multiplies what is before it
    plural = auto()  # likewise, and is no number alone
    double = auto()  # two of a scale
    half = auto()
    conjunction = auto()  # "and"
    article = auto()  # "a"
    dual = auto()  # two of what a noun names


_NEVER_FIRST = frozenset((_Role.conjunction, _Role.article, _Role.plural, _Role.dual))
_BEHIND_DIGITS = frozenset((_Role.scale, _Role.plural, _Role.conjunction))


class _Part(NamedTuple):
    """A word of a number."""

    role: _Role
    value: Decimal
    is_joined: bool = False  # by an "and" that is written as one with it
    only_first: bool = False


class Number(NamedTuple):
    """A number at the beginning of some words."""

    plain: str
    length: int  # in words


def may_open(word: str) -> bool:
    """Tell whether a number may begin with a folded word."""
    return word in _listed("first")


def may_follow_digits(word: str) -> bool:
    """Tell whether a folded word may go on with a number whose beginning is in digits."""
    return word in _listed("after digits")


def is_dual(word: str) -> bool:
    """Tell whether a folded word is two of what it names."""
    return word in _listed("duals")


def number_at(words: Sequence[str], digits: str = "") -> Number | None:
    """Return the longest number that some folded words begin with, or go on with behind `digits`."""
    if digits and not 0 < Decimal(digits) < _MOST_BEFORE_SCALE:
        return None
    reading = _Reading(group=Decimal(digits or 0), in_digits=bool(digits), is_open=bool(digits))
    place = 0
    while place < len(words) and (taken := reading.take(words[place:])):
        place += taken
    if not place or reading.needs_scale or (place == 1 and _is_one(words[0])):
        return None
    return Number(f"{(reading.total + reading.group).normalize():f}", place)


@dataclass(slots=True)
class _Reading:
    """A number as far as it is read."""

    group: Decimal  # what the next scale multiplies
    in_digits: bool
    is_open: bool  # whether anything is read
    total: Decimal = Decimal(0)
    scale: Decimal = Decimal("Infinity")  # the last one
    needs_scale: bool = False  # "half" alone is no number

    def take(self, words: Sequence[str], *, joined: bool = False) -> int:
        """Read the first of some words; return how many were read, 0 if the number ends before them."""
        part = _part(words[0])
        if not part or (part.only_first and self.is_open):
            return 0
        if part.role in {_Role.conjunction, _Role.article}:
            return self._take_behind(words, joined=joined or part.role is _Role.conjunction)
        joined = joined or part.is_joined
        read = self._half(joined=joined) if part.role is _Role.half else self._read(part, words[0].isascii(), joined)
        self.is_open = self.is_open or read
        return int(read)

    def _take_behind(self, words: Sequence[str], *, joined: bool) -> int:
        """Read past "and" or "a"."""
        taken = self.take(words[1:], joined=joined) if self.is_open and len(words) > 1 else 0
        return taken + 1 if taken else 0

    def _half(self, *, joined: bool) -> bool:
        if self.is_open != joined or self.group % 1:
            return False
        if self.group or not joined:
            self.group += _HALF
            self.needs_scale = not joined
        else:
            self.total += self.scale / 2
        return True

    def _read(self, part: _Part, is_english: bool, joined: bool) -> bool:  # noqa: FBT001 - as the words are
        if part.role in {_Role.scale, _Role.plural, _Role.double}:
            return self._scale(part, joined=joined)
        if part.role is _Role.hundred and 1 < self.group < _HUNDRED and not joined and not self.in_digits:
            self.group *= part.value
            return True
        fits = self._fits(part.value, joined=joined) if not is_english else self._fits_english(part.value, joined)
        self.group += part.value if fits else 0
        return fits

    def _scale(self, part: _Part, *, joined: bool) -> bool:
        alone = not self.group and part.role is not _Role.plural and (joined or not self.is_open or self.in_digits)
        multiplied = self.group > 0 and not joined and part.role is not _Role.double
        if part.value >= self.scale or not (alone or multiplied):
            return False
        self.total += part.value * (self.group or 1) * (2 if part.role is _Role.double else 1)
        self.group, self.scale, self.needs_scale = Decimal(0), part.value, False
        return True

    def _fits_first(self, value: Decimal, *, joined: bool) -> bool:
        """Tell whether a value may stand first, behind a scale, or behind hundreds."""
        if self.needs_scale or (self.in_digits and not self.total):
            return False
        if not self.is_open:
            return True
        below = self.group or self.scale
        return joined and value < below and (not self.group or (value < _HUNDRED and self.group % _HUNDRED == 0))

    def _fits(self, value: Decimal, *, joined: bool) -> bool:
        """Tell whether a value may be added as in Arabic: ones before tens, all joined but for the teens."""
        has_ones = 0 < self.group % _HUNDRED < _TEN
        if has_ones:
            return value % _TEN == 0 and (_TWENTY <= value < _HUNDRED if joined else value == _TEN)
        return self._fits_first(value, joined=joined)

    def _fits_english(self, value: Decimal, joined: bool) -> bool:  # noqa: FBT001 - likewise
        has_tens = self.group % _HUNDRED >= _TWENTY and self.group % _TEN == 0
        return value < _TEN and not joined and not self.in_digits if has_tens else self._fits_first(value, joined=True)


def _read_parts() -> Mapping[str, _Part]:
    parts: dict[str, _Part] = {}
    for name, value, word in rows_of("numbers.csv"):
        part = _Part(_Role(name), Decimal(value))
        if word.isascii():
            parts[word] = part
        elif part.role is _Role.dual:
            noun = word[:-1] + _TEH if word.endswith(_TEH_MARBUTA) else word
            for ending in _DUALS:
                parts.update(_forms(fold_arabic(noun + ending), part))
        else:
            parts.update(_forms(fold_arabic(word), part))
    return {word: part for word, part in parts.items() if word not in _NO_NUMBERS}


def _forms(word: str, part: _Part) -> Mapping[str, _Part]:
    """Return a word with all that Arabic writes as one with it."""
    articles = () if part.role in {_Role.bare, _Role.half, _Role.hundred} else _ARTICLES
    fronts = product(("", _WAW), (*_IN_FRONT, *articles))
    clitics = {f"{waw}{front}{word}": part._replace(only_first=True) for waw, front in fronts}
    joined = {f"{_WAW}{front}{word}": part._replace(is_joined=True) for front in ("", *articles[:1])}
    return {**clitics, **joined, word: part}


def _is_one(word: str) -> bool:
    part = _part(word)
    return part is not None and part.role is _Role.one


@cache
def _listed(what: str) -> frozenset[str]:
    """Return the words with which a number may begin, or go on behind digits, or which are two of what they name."""
    return frozenset(table_of_words("number_places", _read_places)[what])


def _part(word: str) -> _Part | None:
    if word in _listed("duals") or word not in (parts := _parts()):
        return None
    role, value, is_joined, only_first = parts[word]
    return _Part(_Role(role), Decimal(value), is_joined, only_first)


@cache
def _parts() -> Mapping[str, tuple[str, str, bool, bool]]:
    return table_of_words("numbers", _written_parts)


def _written_parts() -> Mapping[str, tuple[str, str, bool, bool]]:
    return {word: (part.role, str(part.value), part.is_joined, part.only_first) for word, part in _read_parts().items()}


def _read_places() -> Mapping[str, list[str]]:
    parts = _read_parts()
    return {
        "duals": [word for word, part in parts.items() if part.role is _Role.dual],
        "first": [word for word, part in parts.items() if part.role not in _NEVER_FIRST],
        "after digits": [
            word
            for word, part in parts.items()
            if part.role in _BEHIND_DIGITS or (part.role is _Role.half and part.is_joined)
        ],
    }

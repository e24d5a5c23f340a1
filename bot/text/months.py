"""Gives one form to the names of a month: of the Levant, the Gulf, Egypt, the Maghreb, in English, in other letters."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import product
from typing import NamedTuple

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.text.arabic import fold_arabic
from bot.text.capitals import capitals_tell, opens_sentence

MONTH = "month "  # what the terms of months begin with
_CLITICS = tuple(map("".join, product(("", "و", "ف"), ("", "ب", "ل", "ك", "ال", "بال", "لل"))))
_LONGEST = 3  # words of a name, with the article between two as a word of its own: "kanoun al-thani"
_ARTICLES = frozenset(("al", "el", "ath", "eth", "at", "et"))
_MADDA, _AB = "\u0622", "\u0627\u0628"  # alef with madda; alef, beh: the month without its madda
_NUMBER_BEHIND = re.compile(r"[.,]?[ -]{0,2}'?\d|,? of \d", re.IGNORECASE)
_NUMBER_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?(?:[ -]{0,2}|,? of )$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|till|of|during|before|after|last|next|early|late|mid|this|every)[ -]$", re.IGNORECASE
)
_LONGEST_BEFORE = 8  # letters of what is looked for in front


class Needs(StrEnum):
    """What must be seen beside a name that is another word too."""

    nothing = ""
    exact = "exact"  # its very letters, with the madda: without it the word is "father"
    number = "number"  # a day or a year beside it
    capital = "capital"  # likewise, or a capital that tells


class Month(NamedTuple):
    """The name of a month at the beginning of some words."""

    number: int  # 1 to 12
    needs: Needs
    length: int  # in words

    @property
    def term(self) -> str:
        """What all its names are as a term."""
        return f"{MONTH}{self.number}"

    def is_meant(self, text: str, start: int, end: int) -> bool:
        """Tell whether what stands at [start, end) of a normalised text means the month, and no other word."""
        if self.needs is Needs.nothing or (self.needs is Needs.exact and _MADDA in text[start:end]):
            return True
        if self.needs is Needs.exact and text[start:end] != _AB:
            return False
        before = text[max(start - _LONGEST_BEFORE, 0) : start]
        if _NUMBER_BEHIND.match(text, end) or _NUMBER_BEFORE.search(before):
            return True
        if self.needs is not Needs.capital:
            return False
        if _PREPOSITION.search(before):
            return True
        return text[start].isupper() and not opens_sentence(text, start) and capitals_tell(text)


def month_at(words: Sequence[str]) -> Month | None:
    """Return the month whose name the first of some folded words begin with, the longest; None for most words."""
    if not opens_month(words[0]):
        return None
    for length in range(min(_LONGEST, len(words)), 0, -1):
        name = [word for place, word in enumerate(words[:length]) if not place or word not in _ARTICLES]
        found = _names().get(" ".join(name)) if len(name) in {length, length - 1} else None
        if found:
            number, needs = found
            return Month(number, Needs(needs), length)
    return None


def opens_month(word: str) -> bool:
    """Tell whether the name of a month may begin with a folded word."""
    return word in _first_words()


@cache
def _names() -> Mapping[str, tuple[int, str]]:
    return table_of_words("months", _read)


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _names())


def _read() -> Mapping[str, tuple[int, str]]:
    """Return the names of months, folded, with the number of each and what it needs."""
    names: dict[str, tuple[int, str]] = {}
    for number, written, needs in rows_of("months.csv"):
        first, *others = (word if word.isascii() else fold_arabic(word) for word in written.split())
        for clitic in ("",) if first.isascii() else _CLITICS:
            names.setdefault(" ".join((f"{clitic}{first}", *others)), (int(number), Needs(needs)))
    return names

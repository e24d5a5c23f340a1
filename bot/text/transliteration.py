"""Finds the Arabic word behind one in Latin letters ("jnoud", "2alet"): the likeliest that may be written so.

Latin-letter Arabic writes consonants by sound or by the shape of a digit, and vowels freely. So words are looked up by
their consonants, and among those the frequency of each is held against how well its long vowels fit, as a noisy channel
(Shannon 1948) would: log P(word) + log P(letters | word).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from bot.lexicons.compiled import table_of_words
from bot.text.languages import Language
from bot.text.word_frequencies import log_frequencies

_ALEF, _WAW, _YEH, _HEH, _ARTICLE = "\u0627", "\u0648", "\u064a", "\u0647", "\u0627\u0644"
_WEAK = _ALEF + _WAW + _YEH
_CONSONANT = re.compile(f"([{_WEAK}]*)([^{_WEAK}])")  # with the weak letters in front
# Letters that Latin writes alike, by the first of each family.
_ALIKE = str.maketrans(
    {
        "\u0637": "\u062a",  # tah -> teh
        "\u0636": "\u062f",  # dad -> dal
        "\u0635": "\u0633",  # sad -> seen
        "\u0638": "\u0632",  # zah -> zain
        "\u0630": "\u0632",  # thal -> zain
        "\u062d": "\u0647",  # hah -> heh
    }
)
# What consonants may stand for, longest first, each family by its first letter; "" where a glottal stop goes unwritten.
_CONSONANTS: Mapping[str, tuple[str, ...]] = {
    "3'": ("\u063a",),  # ghain
    "7'": ("\u062e",),  # khah
    "6'": ("\u0632",),  # zah
    "9'": ("\u062f",),  # dad
    "sh": ("\u0634",),  # sheen
    "ch": ("\u0634", "\u0643", "\u062c"),  # sheen, kaf, jeem
    "kh": ("\u062e",),  # khah
    "gh": ("\u063a",),  # ghain
    "th": ("\u062b", "\u062a", "\u0632"),  # theh, teh, thal
    "dh": ("\u062f", "\u0632"),  # dad, thal
    "2": ("\u0642", ""),  # qaf, hamza
    "3": ("\u0639",),  # ain
    "4": ("\u063a",),  # ghain
    "5": ("\u062e",),  # khah
    "6": ("\u062a",),  # tah
    "7": ("\u0647",),  # hah
    "8": ("\u0642", "\u063a"),  # qaf, ghain
    "9": ("\u0642", "\u0633"),  # qaf, sad
    "b": ("\u0628",),  # beh
    "c": ("\u0643",),  # kaf
    "d": ("\u062f",),  # dal
    "f": ("\u0641",),  # feh
    "g": ("\u062c", "\u0642", "\u063a", "\u0643"),  # jeem, qaf, ghain, kaf
    "h": ("\u0647",),  # heh
    "j": ("\u062c",),  # jeem
    "k": ("\u0643", "\u0642"),  # kaf, qaf
    "l": ("\u0644",),  # lam
    "m": ("\u0645",),  # meem
    "n": ("\u0646",),  # noon
    "p": ("\u0628",),  # beh
    "q": ("\u0642",),  # qaf
    "r": ("\u0631",),  # reh
    "s": ("\u0633",),  # seen
    "t": ("\u062a",),  # teh
    "v": ("\u0641",),  # feh
    "x": ("\u062e",),  # khah
    "z": ("\u0632",),  # zain
}
_UNIT = re.compile("|".join(_CONSONANTS) + "|[aeiouyw]")
_SHORT_VOWELS = frozenset("aeiou")
_VOWELS = {_ALEF: "ae", _WAW: "ouw", _YEH: "iye", _HEH: "aeh"}  # what long vowels and teh marbuta are written with
# What it costs, in powers of ten, that a word's vowels are written otherwise. Chosen by hand on common words.
_SHORT, _EXTRA_SHORT, _RARE_ENDING, _LONG, _MISSING = 0.2, 0.3, 0.5, 1.6, 2.4
_MOST_READINGS = 64
_LEAST_LETTERS, _MOST_LETTERS = 2, 20


# A word, the weak letters before, between and after its consonants, and the logarithm of how frequent it is.
_Known = tuple[str, list[str], float]


class _Reading(NamedTuple):
    consonants: str
    gaps: tuple[str, ...]  # Latin vowels before, between and after them


def arabic_for(latin: str, is_known: Callable[[str], bool]) -> str | None:
    """Return the likeliest folded Arabic word for one in small Latin letters and digits; None if none fits.

    A word that `is_known`, since the texts at hand have it, is ten times as likely as it is at large.
    """
    if len(latin) > _MOST_LETTERS:
        return None
    return max(((score + is_known(word), word) for score, word in _fitting(latin)), default=(0.0, None))[1]


@lru_cache(maxsize=4_000)
def _fitting(latin: str) -> tuple[tuple[float, str], ...]:
    """Return the words that may be written so, each with the logarithm of how likely."""
    return tuple(
        (log_frequency - _cost(reading.gaps, gaps), word)
        for reading in _readings(latin)
        for word, gaps, log_frequency in _lexicon().get(reading.consonants, [])
        if len(gaps) == len(reading.gaps)
    )


@cache
def _lexicon() -> Mapping[str, list[_Known]]:
    """Return the commoner Arabic words, with and without their article, by their consonants."""
    return table_of_words("consonants", _read)


def _read() -> Mapping[str, list[_Known]]:
    frequencies: dict[str, float] = {}
    for word, frequency in log_frequencies(Language.ARABIC).items():
        for each in {word, word.removeprefix(_ARTICLE)}:
            if len(each) >= _LEAST_LETTERS:
                frequencies[each] = max(frequency, frequencies.get(each, frequency))
    found: dict[str, list[_Known]] = defaultdict(list)
    for word, frequency in frequencies.items():
        consonants, gaps = _skeleton(word)
        found[consonants].append((word, gaps, frequency))
    return found


def _skeleton(word: str) -> tuple[str, list[str]]:
    """Return the consonants of a folded Arabic word, and the weak letters around each; a last heh is one of these."""
    bare = word.removesuffix(_HEH)
    pairs = _CONSONANT.findall(bare)
    last = bare[len(bare.rstrip(_WEAK)) :] + word[len(bare) :]
    consonants = "".join(consonant for _, consonant in pairs).translate(_ALIKE)
    return consonants, [*(gap for gap, _ in pairs), last]


def _readings(latin: str) -> Iterator[_Reading]:
    units: list[str] = []
    gaps = [""]
    for unit in _UNIT.findall(latin):
        if unit not in _CONSONANTS:
            gaps[-1] += unit
        elif not units or units[-1] != unit or gaps[-1]:  # a doubled consonant is written once in Arabic
            units.append(unit)
            gaps.append("")
    if not units:
        return
    for number, letters in enumerate(product(*(_CONSONANTS[unit] for unit in units))):
        if number == _MOST_READINGS:
            return
        reading = _without_stops(letters, gaps)
        yield reading
        if units[-1] == "h" and not gaps[-1]:  # "lajnah": teh marbuta
            *before, vowels, _ = reading.gaps
            yield _Reading(reading.consonants[:-1], (*before, f"{vowels}h"))


def _without_stops(letters: Sequence[str], gaps: Sequence[str]) -> _Reading:
    """Return a reading in which the vowels on both sides of an unwritten consonant are one run."""
    merged = [gaps[0]]
    for letter, gap in zip(letters, gaps[1:], strict=True):
        if letter:
            merged.append(gap)
        else:
            merged[-1] += gap
    return _Reading("".join(letters), tuple(merged))


def _cost(written: Sequence[str], meant: Sequence[str]) -> float:
    """Return what it costs to write the weak letters around consonants with these Latin vowels."""
    if not meant[1:]:
        return _MISSING
    first, *inside, last = zip(written, meant, strict=True)
    return _first_cost(*first) + sum(_gap_cost(*gap) for gap in inside) + _last_cost(*last)


def _first_cost(vowels: str, letters: str) -> float:
    if letters.startswith(_ALEF) and vowels[:1] in _SHORT_VOWELS:  # alef carries any first vowel
        return _gap_cost(vowels[1:], letters[1:])
    return _gap_cost(vowels, letters) + (_MISSING if vowels and not letters else 0.0)  # which is always written


def _last_cost(vowels: str, letters: str) -> float:
    if letters == _WAW + _ALEF:  # the alef after a plural's waw is silent
        letters = _WAW
    if (letters, vowels) in {(_YEH, "a"), (_ALEF, "e")}:  # alef maksura; "-e" is rather teh marbuta
        return _RARE_ENDING
    return _gap_cost(vowels, letters) + (_LONG if vowels and not letters else 0.0)


def _gap_cost(vowels: str, letters: str) -> float:
    cost = 0.0
    for letter in letters:
        sounds = _VOWELS[letter]
        place = next((place for place, vowel in enumerate(vowels) if vowel in sounds), None)
        if place is None:
            cost += _MISSING
        else:  # "ou" and "ee" are one long vowel
            vowels = vowels[:place] + vowels[place:].lstrip(sounds)
    if not vowels:
        return cost
    if not _SHORT_VOWELS.issuperset(vowels):
        return cost + _MISSING  # a half-vowel is always written
    if len(vowels) > 1:
        return cost + (_EXTRA_SHORT if letters else _LONG)
    return cost + (_EXTRA_SHORT if letters else _SHORT)

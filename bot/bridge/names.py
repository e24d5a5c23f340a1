"""Finds a name of the other script by its sound: "Luther" and its Arabic spelling share their consonants."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.text.languages import Language
from bot.text.terms import Term

_LEAST = 2  # consonants: with one, any short word would be any other
# What Arabic letters sound like to a writer of English, brought down to the sounds both scripts tell apart.
_ARABIC_SOUNDS = {
    "\u0628": "b",  # beh
    "\u062a": "t",  # teh
    "\u062b": "t",  # theh
    "\u062c": "g",  # jeem
    "\u062d": "",  # hah, often unwritten in English
    "\u062e": "k",  # khah
    "\u062f": "d",  # dal
    "\u0630": "d",  # thal
    "\u0631": "r",  # reh
    "\u0632": "z",  # zain
    "\u0633": "s",  # seen
    "\u0634": "s",  # sheen
    "\u0635": "s",  # sad
    "\u0636": "d",  # dad
    "\u0637": "t",  # tah
    "\u0638": "z",  # zah
    "\u063a": "g",  # ghain
    "\u0641": "f",  # feh
    "\u0642": "k",  # qaf
    "\u0643": "k",  # kaf
    "\u0644": "l",  # lam
    "\u0645": "m",  # meem
    "\u0646": "n",  # noon
    "\u067e": "b",  # peh
    "\u0686": "g",  # tcheh
    "\u06a4": "f",  # veh
    "\u06af": "g",  # gaf
}
_LATIN_CLUSTERS = (
    ("tch", "g"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("th", "t"), ("kh", "k"), ("gh", "g"),
    ("dh", "d"), ("ck", "k"), ("qu", "k"), ("x", "ks"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("ge", "g"), ("gi", "g"),
)  # fmt: skip
_LATIN_SOUNDS = dict(zip("bcdfgjklmnpqrstvz", "bkdfggklmnbkrstfz", strict=True))
_DOUBLED = re.compile(r"(.)\1+")
# What may be written in front of an Arabic name.
_IN_FRONT = ("", "وال", "بال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_LEAST_LETTERS = 3


@lru_cache(maxsize=100_000)
def sound_of_arabic(word: str) -> str:
    """Return the consonants of a folded Arabic word in Latin letters, doubled ones once; vowels and h left out."""
    return _DOUBLED.sub(r"\1", "".join(_ARABIC_SOUNDS.get(letter, "") for letter in word))


@lru_cache(maxsize=100_000)
def sound_of_latin(word: str) -> str:
    """Return the consonants of a folded English word, likewise."""
    for written, sound in _LATIN_CLUSTERS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", "".join(_LATIN_SOUNDS.get(letter, "") for letter in word))


def sounds_of(term: Term) -> tuple[str, ...]:
    """Return every sound a term may have, with and without clitics; () if it is no word or has too few consonants."""
    if term.language is Language.ENGLISH:
        sounds = [sound_of_latin(term.word.removesuffix("'s"))]
    elif term.language is Language.ARABIC:
        rests = (term.word.removeprefix(front) for front in _IN_FRONT if term.word.startswith(front))
        sounds = [sound_of_arabic(rest) for rest in rests if len(rest) >= _LEAST_LETTERS]
    else:
        sounds = []
    return tuple(dict.fromkeys(sound for sound in sounds if len(sound) >= _LEAST))


class Names:
    """The words of indexed texts by their sound."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Take the words of the texts."""
        found: dict[tuple[Language, str], set[str]] = defaultdict(set)
        for term in terms:
            if term.language:
                for sound in sounds_of(term):
                    found[term.language, sound].add(term.text)
        self._stems: Mapping[tuple[Language, str], set[str]] = found

    def like(self, term: Term) -> frozenset[str]:
        """Return the stems of the other language that sound like a term."""
        if term.language is None:
            return frozenset()
        other = term.language.other
        return frozenset(stem for sound in sounds_of(term) for stem in self._stems.get((other, sound), ()))

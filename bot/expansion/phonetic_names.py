"""Finds a name of the other script by its sound: "Luther" and its Arabic spelling share their consonants."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from difflib import SequenceMatcher
from functools import lru_cache

from bot.text.languages import Language
from bot.text.terms import Term

_LEAST = 2  # consonants: with one, any short word would be any other
_LEAST_FOR_SLIP = 4  # consonants from which one may be missing or another
_LIKE = 0.77  # similarity, vowels included, from which two words may be one name
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


_ARABIC_VOWELS = {"\u0627": "a", "\u0648": "u", "\u064a": "i", "\u0647": "h"}  # alef, waw, yeh, heh
_LATIN_VOWELS = {"a": "a", "e": "i", "i": "i", "y": "i", "o": "u", "u": "u", "w": "u", "h": "h"}
_VOWEL = re.compile("[aiuh]")


@lru_cache(maxsize=30_000)
def sound_of_arabic(word: str) -> str:
    """Return how a folded Arabic word sounds, in the few Latin letters that both scripts tell apart."""
    sounds = _ARABIC_SOUNDS | _ARABIC_VOWELS
    return _DOUBLED.sub(r"\1", "".join(sounds.get(letter, "") for letter in word))


@lru_cache(maxsize=30_000)
def sound_of_latin(word: str) -> str:
    """Return how a folded English word sounds, in the same letters."""
    for written, sound in _LATIN_CLUSTERS:
        word = word.replace(written, sound)
    sounds = _LATIN_SOUNDS | _LATIN_VOWELS
    return _DOUBLED.sub(r"\1", "".join(sounds.get(letter, "") for letter in word))


def sounds_of(term: Term) -> tuple[str, ...]:
    """Return every sound a term may have, with and without clitics; () if it is no word or has too few consonants."""
    if term.language is Language.ENGLISH:
        sounds = [sound_of_latin(term.word.removesuffix("'s"))]
    elif term.language is Language.ARABIC:
        rests = (term.word.removeprefix(front) for front in _IN_FRONT if term.word.startswith(front))
        sounds = [sound_of_arabic(rest) for rest in rests if len(rest) >= _LEAST_LETTERS]
    else:
        sounds = []
    return tuple(dict.fromkeys(sound for sound in sounds if len(_consonants(sound)) >= _LEAST))


class Names:
    """The words of indexed texts by their sound."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Take the words of the texts."""
        # One text instead of many small objects: quick to keep in a file, and read for few words of a question.
        self._found = {key: "\n".join(pairs) for key, pairs in _by_sound(terms).items()}

    def also(self, terms: Iterable[Term]) -> "Names":
        """Return these names with further ones; itself if it has all of them."""
        new = _by_sound(terms)
        joined = {
            key: "\n".join(dict.fromkeys((*self._found.get(key, "").splitlines(), *pairs)))
            for key, pairs in new.items()
        }
        if all(self._found.get(key) == pairs for key, pairs in joined.items()):
            return self
        other = copy(self)
        other._found = {**self._found, **joined}  # noqa: SLF001 - nobody has it yet
        return other

    def like(self, term: Term) -> Mapping[str, float]:
        """Return the stems of the other language that sound like a term, and how much, 0 to 1."""
        likeness: dict[str, float] = {}
        if term.language is None:
            return likeness
        for sound in sounds_of(term):
            for key in _near(_consonants(sound)):
                for pair in self._found.get(f"{term.language.other} {key}", "").splitlines():
                    other, _, stem = pair.partition(" ")
                    if _most_alike(sound, other) < _LIKE:  # most are
                        continue
                    ratio = SequenceMatcher(None, sound, other, autojunk=False).ratio()
                    if ratio >= _LIKE:
                        likeness[stem] = max(ratio, likeness.get(stem, 0.0))
        return likeness


def _most_alike(sound: str, other: str) -> float:
    """Return how alike two sounds may be at most, by the letters that they have in common, wherever these stand."""
    common = sum([min(sound.count(letter), other.count(letter)) for letter in frozenset(sound)])
    return 2.0 * common / (len(sound) + len(other))


def _by_sound(terms: Iterable[Term]) -> Mapping[str, Mapping[str, None]]:
    """Return the sounds of words, each with the stem, by language and consonants."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for term in {term.form: term for term in terms}.values():
        for sound in sounds_of(term):
            for key in _near(_consonants(sound)):
                if term.language:
                    found[f"{term.language} {key}"][f"{sound} {term.text}"] = None
    return found


def _consonants(sound: str) -> str:
    return _DOUBLED.sub(r"\1", _VOWEL.sub("", sound))


def _near(consonants: str) -> list[str]:
    """Return the consonants, and if there are many also without each of them: two such lists meet at one slip."""
    if len(consonants) < _LEAST_FOR_SLIP:
        return [consonants]
    return [consonants, *(consonants[:i] + consonants[i + 1 :] for i in range(len(consonants)))]

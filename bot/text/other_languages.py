"""Tells the languages that people around here also write, and that the bot does not read, from those it does.

A small mechanism that would rather miss one: letters that only these languages have, and their function words.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.text.arabic import fold_arabic
from bot.text.english import fold_english
from bot.text.languages import Language
from bot.text.lemmas import lemma
from bot.text.letters import fold_letter
from bot.text.stop_words import is_stop_word
from bot.text.word_frequencies import log_frequencies

_WORD = re.compile("[^\\W\\d_][^\\W\\d_\u200c]*")  # Persian ties parts of a word with a zero-width non-joiner
_JOINER = "+"  # between the words of one entry of the list
_MOST_WORDS, _LONGEST_WORD = 60, 64  # looked at; letters
_SURE = 3  # function words that one which no other language has is worth
_ENOUGH = 3  # function words, or words with such letters
_LEAST_SHARE = 0.25  # of a text's words


class OtherLanguage(StrEnum):
    """A language that is recognised and not read."""

    KURDISH = "kurdish"  # in Arabic letters, as in Iraq
    KURMANJI = "kurmanji"  # in Latin letters
    PERSIAN = "persian"
    TURKISH = "turkish"
    FRENCH = "french"


@dataclass(frozen=True)
class _Evidence:
    letters: frozenset[str]
    words: frozenset[str]
    sure: frozenset[tuple[str, ...]]

    def weight(self, words: list[str]) -> int:
        """Return how much speaks for this language; 0 if the words it is seen in are too few among the others."""
        seen = sum(word in self.words or self._has_letters(word) for word in words)
        begun = [entry for entry in self.sure if entry[0] in words]  # hardly any
        sure = sum(tuple(words[i : i + len(entry)]) == entry for entry in begun for i in range(len(words)))
        return seen + _SURE * sure if seen + sure >= _LEAST_SHARE * len(words) else 0

    def _has_letters(self, word: str) -> bool:
        """Tell whether a word has its letters, and is no Arabic one from a keyboard of its own."""
        return not self.letters.isdisjoint(word) and not _is_arabic(word)

    def has(self, word: str) -> bool:
        """Tell whether a word is one of its function words."""
        return word in self.words or (word,) in self.sure


def other_language_of(text: str) -> OtherLanguage | None:
    """Return which of the other languages a text is written in; None if it may be Arabic or English."""
    small = text.replace("\u0130", "i").lower()  # capital I with dot
    words = _WORD.findall(small)[:_MOST_WORDS]
    if _telling_words().isdisjoint(words) and _telling_letters().isdisjoint(small):  # most texts
        return None
    weights = {language: evidence.weight(words) for language, evidence in _evidence().items()}
    best = max(weights, key=lambda language: weights[language])
    own = sum(_is_own(word) and not _evidence()[best].has(word) for word in words)
    return best if weights[best] >= _ENOUGH and weights[best] > own else None


def _is_own(word: str) -> bool:
    return is_stop_word(_in_plain_letters(word)) or is_stop_word(fold_english(word))


def _is_arabic(word: str) -> bool:
    """Tell whether a word is a common Arabic one, if its letters are those of the Arabic alphabet."""
    plain = _in_plain_letters(word)
    return is_stop_word(plain) or plain in log_frequencies(Language.ARABIC) or lemma(plain) is not None


def _in_plain_letters(word: str) -> str:
    return fold_arabic("".join(map(fold_letter, word[:_LONGEST_WORD])))


@cache
def _telling_words() -> frozenset[str]:
    """Return every word that speaks for any of the languages, alone or as the first of several."""
    evidence = _evidence().values()
    return frozenset().union(
        *(each.words for each in evidence), *({first for first, *_ in each.sure} for each in evidence)
    )


@cache
def _telling_letters() -> frozenset[str]:
    return frozenset().union(*(each.letters for each in _evidence().values()))


@cache
def _evidence() -> Mapping[OtherLanguage, _Evidence]:
    listed = table_of_words("other_languages", _read)
    return {
        language: _Evidence(
            frozenset(listed.get(f"{language} letter", [])),
            frozenset(listed[f"{language} word"]),
            frozenset(tuple(entry.split(_JOINER)) for entry in listed[f"{language} sure"]),
        )
        for language in OtherLanguage
    }


def _read() -> Mapping[str, list[str]]:
    return {f"{language} {kind}": words.split(" ") for language, kind, words in rows_of("other_languages.csv")}

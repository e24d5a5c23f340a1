"""Puts Latin-letter Arabic ("wen ra7 el jnoud?") into Arabic script, as far as its words are known."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.text.english import fold_english
from bot.text.kept import KeptByText
from bot.text.languages import Language
from bot.text.normalised import normalise
from bot.text.proper_names import names_in
from bot.text.stop_words import is_stop_word
from bot.text.transliteration import arabic_for
from bot.text.word_frequencies import log_frequencies

_LATIN = re.compile("[A-Za-z]")
_TOKEN = re.compile("[A-Za-z0-9']+")
# Digits stand for letters that Latin lacks, by their shape; what is left is matched by its sound.
_DIGITS = str.maketrans({"2": "", "3": "", "5": "kh", "6": "t", "7": "h", "8": "q", "9": "s"})
_DIGIT_INSIDE = re.compile(r"[2356789]'?[a-z]{2,}|[a-z]+[2356789]+[a-z]*")
_NO_WORD = re.compile(r"[a-z]{1,2}\d+|\d+(?:st|nd|rd|th|k|g|m|km)")  # F16, K1, 2nd, 10k
_MOST_WORDS = 40  # looked at, to tell what a text is in
_LEAST_SHARE = 0.5  # of a question's words that must be known or carry such digits
_COMMON, _LEAST_COMMON = -5.0, 4  # logarithm of frequency, and letters, from which a word is rather English
_SPLIT_ARTICLE = re.compile(r"\b\u0627\u0644[\s-]+(?:\u0627\u0644)?(?=[\u0620-\u064a])")  # alef, lam: "el jnoud"


def from_arabizi(text: str, is_known: Callable[[str], bool]) -> str:
    """Return a question in Latin-letter Arabic with its words in Arabic script, and anything else as it is.

    A word that may be several is rather one that `is_known`, folded, to the texts at hand.
    """
    if not is_arabizi(text):
        return text
    plain = normalise(text).text
    return _SPLIT_ARTICLE.sub("\u0627\u0644", _TOKEN.sub(lambda match: _in_arabic(match[0], is_known), plain))


@KeptByText
def is_arabizi(text: str) -> bool:
    """Tell whether a text is Arabic in Latin letters."""
    plain = normalise(text).text
    if not _LATIN.search(plain):  # most questions
        return False
    words = [token.lower() for token in _TOKEN.findall(plain)[:_MOST_WORDS] if not token.isdigit()]
    english = sum(is_stop_word(fold_english(word)) and word not in _words() for word in words)
    surely = sum(_is_surely_arabic(word) for word in words)
    return english < surely and sum(map(_may_be_arabic, words)) >= _LEAST_SHARE * len(words)


def _is_surely_arabic(word: str) -> bool:
    """Tell whether a word is known to be Arabic and neither English nor a name, which both languages share."""
    if _has_digit_letters(word):
        return True
    return word in _words() and not _is_listed(word) and not names_in(_words()[word])


def _may_be_arabic(word: str) -> bool:
    if word in _words() or _has_digit_letters(word):
        return True
    return not _is_listed(word) and arabic_for(word, lambda _: False) is not None


def _has_digit_letters(word: str) -> bool:
    return bool(_DIGIT_INSIDE.fullmatch(word)) and not _NO_WORD.fullmatch(word)


def _in_arabic(token: str, is_known: Callable[[str], bool]) -> str:
    word = token.lower()
    if word in _words():
        return _words()[word]
    if word.isdigit() or _NO_WORD.fullmatch(word) or _is_english(word):
        return token
    return arabic_for(word, is_known) or (word.translate(_DIGITS) if _has_digit_letters(word) else token)


def _is_english(word: str) -> bool:
    """Tell whether a word is common in English; names among them are translated like any other name."""
    return len(word) >= _LEAST_COMMON and log_frequencies(Language.ENGLISH).get(word, _COMMON - 1) >= _COMMON


def _is_listed(word: str) -> bool:
    return word in log_frequencies(Language.ENGLISH)


@cache
def _words() -> Mapping[str, str]:
    return table_of_words("arabizi", lambda: dict(rows_of("arabizi.csv")))

"""Puts Latin-letter Arabic ("wen ra7 el jnoud?") into Arabic words where they are known, else into plain letters."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.text.english import fold_english
from bot.text.stop_words import STOP_WORDS

_TOKEN = re.compile(r"[A-Za-z0-9'\u2019]+")
# Digits stand for letters that Latin lacks, by their shape; what is left is matched by its sound.
_DIGITS = str.maketrans({"2": "", "3": "", "5": "kh", "6": "t", "7": "h", "8": "q", "9": "s"})
_DIGIT_INSIDE = re.compile(r"[2356789]['\u2019]?[a-z]{2,}|[a-z]+[2356789]+[a-z]*")
_NO_WORD = re.compile(r"[a-z]{1,2}\d+|\d+(?:st|nd|rd|th|k|g|m|km)")  # F16, K1, 2nd, 10k
_LEAST_SHARE = 0.5  # of a question's words that must be known or carry such digits


def from_arabizi(text: str) -> str | None:
    """Return a question in Latin-letter Arabic with its known words in Arabic script; None if it is something else."""
    tokens = [token.lower() for token in _TOKEN.findall(text)]
    words = [token for token in tokens if not token.isdigit()]
    english = sum(fold_english(word) in STOP_WORDS and word not in _words() for word in words)
    arabic = sum(word in _words() or _has_digit_letters(word) for word in words)
    if not words or arabic < _LEAST_SHARE * len(words) or english >= arabic:
        return None
    return _TOKEN.sub(lambda match: _in_arabic(match[0]), text)


def _has_digit_letters(word: str) -> bool:
    return bool(_DIGIT_INSIDE.fullmatch(word)) and not _NO_WORD.fullmatch(word)


def _in_arabic(token: str) -> str:
    word = token.lower()
    if word in _words():
        return _words()[word]
    return word.translate(_DIGITS) if _has_digit_letters(word) else token


@cache
def _words() -> Mapping[str, str]:
    with (files("bot.words") / "arabizi.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        return dict(rows)

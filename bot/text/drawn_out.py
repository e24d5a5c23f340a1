"""Finds letters that are drawn out, as in "whennnn" and its Arabic like."""

import re
from collections.abc import Iterator
from itertools import product

from bot.text.arabic import fold_arabic
from bot.text.languages import Language
from bot.text.word_frequencies import log_frequencies

DRAWN_OUT = re.compile(r"([^\W\d_])\1\1+")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN_NUMERAL = re.compile("[IVXLCDM]+|[ivx]+")
_MOST_RUNS = 3  # whose lengths are tried out; more of them is a scream
_LAUGHTER = 2  # letters to which a word of one letter is brought down
_UNKNOWN = -99.0
_DOUBLED = 0.5  # by how much, in powers of ten, a word with the letter twice is likelier: "soooon" is no son


def extra_letters(text: str) -> Iterator[int]:
    """Yield the places of letters that are to go, in order: a run of three or more is one letter, or two in a word."""
    for word in _WORD.finditer(text):
        runs = list(DRAWN_OUT.finditer(word[0]))
        if runs and not _ROMAN_NUMERAL.fullmatch(word[0]):
            for run, length in zip(runs, _lengths(word[0], runs), strict=True):
                yield from range(word.start() + run.start() + length, word.start() + run.end())


def _lengths(word: str, runs: list[re.Match[str]]) -> tuple[int, ...]:
    """Return how long each run is in the commonest word that may be meant; one letter each if none is known."""
    if len(runs) > _MOST_RUNS:
        return (1,) * len(runs)
    if runs[0].span() == (0, len(word)):
        return (_LAUGHTER,)
    return max(product((1, 2), repeat=len(runs)), key=lambda lengths: _likelihood(word, runs, lengths))


def _likelihood(word: str, runs: list[re.Match[str]], lengths: tuple[int, ...]) -> tuple[float, int]:
    """Return how likely a word is meant, and fewer letters before more; what is drawn out is rather a long vowel."""
    letters, frequency = sum(lengths), _frequency(_shortened(word, runs, lengths))
    doubled = letters - len(runs) if frequency > _UNKNOWN else 0
    return frequency + _DOUBLED * doubled, -letters


def _shortened(word: str, runs: list[re.Match[str]], lengths: tuple[int, ...]) -> str:
    for run, length in reversed(list(zip(runs, lengths, strict=True))):
        word = word[: run.start() + length] + word[run.end() :]
    return word


def _frequency(word: str) -> float:
    folded = word.lower() if word.isascii() else fold_arabic(word)
    language = Language.ENGLISH if word.isascii() else Language.ARABIC
    return log_frequencies(language).get(folded, _UNKNOWN)

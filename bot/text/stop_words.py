"""Function words and question words: they hold a sentence together and say nothing of its subject."""

from bot.lexicons.reading import lines_of
from bot.text.arabic import fold_arabic
from bot.text.english import fold_english


def _read(name: str) -> frozenset[str]:
    return frozenset(word for line in lines_of(name) for word in line.split())


STOP_WORDS = frozenset(map(fold_arabic, _read("stop_words.ar.txt"))) | frozenset(
    map(fold_english, _read("stop_words.en.txt"))
)
"""Both languages', folded; their scripts keep them apart."""

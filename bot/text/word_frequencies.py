"""How often words are used in each language at large."""

from collections.abc import Mapping
from functools import cache

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import lines_of
from bot.lexicons.word_table import WordTable
from bot.text.languages import Language


@cache
def log_frequencies(language: Language) -> WordTable[float]:
    """Return a language's commoner words, folded, with the common logarithms of their shares of all words: -6 to 0."""
    return table_of_words(f"frequencies.{language}", lambda: _read(language))


def _read(language: Language) -> Mapping[str, float]:
    rows = (line.split() for line in lines_of(f"word_frequencies.{language}.txt"))
    return {word: float(frequency) for frequency, *words in rows for word in words}

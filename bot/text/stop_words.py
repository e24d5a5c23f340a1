"""Function words and question words: they hold a sentence together and say nothing of its subject."""

from collections.abc import Mapping
from functools import cache

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import lines_of
from bot.text.arabic import fold_arabic
from bot.text.english import fold_english

_FOLDS = {"stop_words.ar.txt": fold_arabic, "stop_words.en.txt": fold_english}


def is_stop_word(word: str) -> bool:
    """Tell whether a folded word is one, of either language: their scripts keep them apart."""
    return word in stop_words()


@cache
def stop_words() -> frozenset[str]:
    """Return all of them, folded."""
    return frozenset(table_of_words("stop", _read))


def _read() -> Mapping[str, bool]:
    return {fold(word): True for name, fold in _FOLDS.items() for line in lines_of(name) for word in line.split()}

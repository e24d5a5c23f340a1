"""How often words are used in each language at large."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.text.languages import Language


@cache
def log_frequencies(language: Language) -> Mapping[str, float]:
    """Return a language's commoner words, folded, with the common logarithms of their shares of all words: -6 to 0."""
    lines = (files("bot.words") / f"frequencies.{language}.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {word: float(frequency) for frequency, *words in rows for word in words}

"""Light words: whether a text has them tells little of its subject."""

from importlib.resources import files

from bot.text.terms import find_words


def _read() -> frozenset[str]:
    lines = (files("bot.words") / "light_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word.text for line in lines if not line.startswith("#") for word in find_words(line))


LIGHT_STEMS = _read()
"""Both languages', as stems; their scripts keep them apart."""

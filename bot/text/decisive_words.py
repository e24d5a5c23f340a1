"""Decisive words: a text without one, or another word for it, does not speak of what is asked."""

from functools import cache
from importlib.resources import files

from bot.text.terms import Term, find_terms


def is_decisive(term: Term) -> bool:
    """Tell whether a text must have a word of a question, or another word for it, to answer."""
    return term.text in _stems()


@cache
def _stems() -> frozenset[str]:
    lines = (files("bot.words") / "decisive_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(term.text for line in lines if not line.startswith("#") for term in find_terms(line))

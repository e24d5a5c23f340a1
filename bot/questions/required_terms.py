"""Decisive words: a text without one, or another word for it, does not speak of what is asked."""

from functools import cache

from bot.lexicons.reading import lines_of
from bot.text.terms import Term, find_terms


def is_required(term: Term) -> bool:
    """Tell whether a text must have a word of a question, or another word for it, to answer."""
    return term.text in _stems()


@cache
def _stems() -> frozenset[str]:
    return frozenset(term.text for line in lines_of("required_terms.txt") for term in find_terms(line))

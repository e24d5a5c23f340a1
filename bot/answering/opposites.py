"""Tells texts that say the opposite of what a question asks the reason of: "they came because" is none for leaving."""

from collections.abc import Iterator, Mapping
from functools import cache

from bot.lexicons.reading import rows_of
from bot.questions.answer_types import AnswerType
from bot.search import Query
from bot.text.kept import KeptByText
from bot.text.terms import find_terms

Stems = frozenset[str]


def says_opposite(text: str, query: Query, types: frozenset[AnswerType]) -> bool:
    """Tell whether a text says only the opposite of a word of a question that asks why, and not the word itself.

    Other questions may well be answered by it: when they left is told by who came in their place.
    """
    if AnswerType.why not in types:
        return False
    asked = query.saying | query.light
    stems = _stems_in(text)
    return any(
        stems & opposite and not stems & same
        for stem in asked & _listed().keys()
        for same, opposite in [_listed()[stem]]
        if not asked & opposite
    )


@KeptByText
def _stems_in(text: str) -> Stems:
    return frozenset(term.text for term in find_terms(text))


@cache
def _listed() -> Mapping[str, tuple[Stems, Stems]]:
    """Return for each stem those that mean the same, and those that mean the opposite."""
    return dict(_read())


def _read() -> Iterator[tuple[str, tuple[Stems, Stems]]]:
    for row in rows_of("opposites.csv"):
        one, other = (_stems_in(words.replace("|", " ")) for words in row)
        yield from ((stem, (one, other)) for stem in one)
        yield from ((stem, (other, one)) for stem in other)

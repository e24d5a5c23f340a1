"""The words that are part of a date or a number, or stand for one."""

from collections.abc import Mapping
from functools import cache

from bot.lexicons.reading import rows_of
from bot.text.arabic import without_article
from bot.text.terms import find_words


def has_word(kind: str, text: str) -> bool:
    """Tell whether a text has a word that the list gives under `kind`."""
    known = words_of(kind)
    return any(without_article(word.word) in known for word in find_words(text))


def words_of(kind: str) -> frozenset[str]:
    """Return the words that the list gives under `kind`, folded and without their article."""
    return _listed().get(kind, frozenset())


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    rows = list(rows_of("answer_cues.csv"))
    return {
        kind: frozenset(
            without_article(word.word)
            for name, text in rows
            if name == kind
            for word in find_words(text)
            if word.language  # a number in words is a number wherever it stands
        )
        for kind in {name for name, _ in rows}
    }

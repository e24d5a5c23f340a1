"""The words that are part of a date or a number, or stand for one."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.text.arabic import without_article
from bot.text.kept import KeptByText
from bot.text.terms import find_words


def has_word(kind: str, text: str) -> bool:
    """Tell whether a text has a word that the list gives under `kind`."""
    return not words_of(kind).isdisjoint(_bare_words(text))


@KeptByText
def _bare_words(text: str) -> frozenset[str]:
    return frozenset(without_article(word.word) for word in find_words(text))


def words_of(kind: str) -> frozenset[str]:
    """Return the words that the list gives under `kind`, folded and without their article."""
    return _listed().get(kind, frozenset())


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, words in table_of_words("answer_cues", _read).items()}


def _read() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for kind, text in rows_of("answer_cues.csv"):
        # A number in words is a number wherever it stands.
        found[kind] += (without_article(word.word) for word in find_words(text) if word.language)
    return found

"""The listed names of things by their type: persons, ranks, weapons, bases and the like."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.text.arabic import without_article
from bot.text.terms import find_words

Phrase = list[str]  # words, folded and without articles


def listed_from(word: str) -> list[tuple[Phrase, str]]:
    """Return the listed phrases that begin with a folded word without its article, with their types."""
    return _by_first_word().get(word, [])


def is_listed(word: str, type_: str) -> bool:
    """Tell whether a folded word alone is listed as one of a type."""
    bare = without_article(word)
    return any(phrase == [bare] and listed == type_ for phrase, listed in listed_from(bare))


@cache
def _by_first_word() -> Mapping[str, list[tuple[Phrase, str]]]:
    return table_of_words("entities", _read)


def _read() -> Mapping[str, list[tuple[Phrase, str]]]:
    found: dict[str, list[tuple[Phrase, str]]] = defaultdict(list)
    for type_, written in rows_of("entities.csv"):
        phrase = [without_article(term.word) for term in find_words(written)]
        found[phrase[0]].append((phrase, type_))
    return found

"""Other words for the same within one language: synonyms, and standard Arabic for dialect."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from bot.bridge.dictionary import Dictionary, dictionary_of
from bot.text.languages import Language

_LATER = 0.2  # each further meaning counts for 1 / (1 + this x its place)


@cache
def read_synonyms(language: Language) -> Dictionary:
    """Return the phrases of `language` that may stand for one another."""
    members: dict[str, list[tuple[str, float]]] = defaultdict(list)  # of groups
    memberships: dict[str, list[tuple[str, float]]] = defaultdict(list)  # of words
    for group, word, weight in _rows("synonyms.csv"):
        if group.startswith(language):  # "ar0001": telling each word's language apart takes far longer
            members[group].append((word, float(weight)))
            memberships[word].append((group, float(weight)))

    def synonyms(word: str) -> Iterator[tuple[str, float]]:
        for group, own in memberships[word]:
            yield from ((other, own * weight) for other, weight in members[group] if other != word)

    return Dictionary(language, memberships, synonyms)


@cache
def read_dialect() -> Dictionary:
    """Return what words of the dialects are in standard Arabic; "" for those that say nothing."""
    pairs = [
        (dialect, meaning, 1 / (1 + _LATER * place))
        for dialect, standard in _rows("dialect.csv")
        for place, meaning in enumerate(standard.split("|"))
    ]
    return dictionary_of(Language.ARABIC, pairs)


def _rows(name: str) -> Iterator[list[str]]:
    with (files("bot.words") / name).open(encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows

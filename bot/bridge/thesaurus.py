"""Other words for the same within one language: synonyms, and standard Arabic for dialect."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from bot.bridge.dictionary import Dictionary, Pair
from bot.text.languages import Language, detect_language

_LATER = 0.2  # each further meaning counts for 1 / (1 + this x its place)


@cache
def read_synonyms(language: Language) -> Dictionary:
    """Return the phrases of `language` that may stand for one another."""
    groups: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for group, word, weight in _rows("synonyms.csv"):
        if detect_language(word) is language:
            groups[group].append((word, float(weight)))
    return Dictionary(language, _synonym_pairs(groups))


@cache
def read_dialect() -> Dictionary:
    """Return what words of the dialects are in standard Arabic; "" for those that say nothing."""
    pairs = [
        (dialect, meaning, 1 / (1 + _LATER * place))
        for dialect, standard in _rows("dialect.csv")
        for place, meaning in enumerate(standard.split("|"))
    ]
    return Dictionary(Language.ARABIC, pairs)


def _synonym_pairs(groups: Mapping[str, Sequence[tuple[str, float]]]) -> Iterator[Pair]:
    for members in groups.values():
        for word, weight in members:
            for other, other_weight in members:
                if other != word:
                    yield word, other, weight * other_weight


def _rows(name: str) -> Iterator[list[str]]:
    with (files("bot.words") / name).open(encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows

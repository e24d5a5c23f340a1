"""Counts what speaks for and against each sentence of a passage as the one to quote. Pure."""

from collections.abc import Mapping
from functools import cache
from math import log, log1p

import numpy as np

from bot.answering.answer_values import WITH_VALUES
from bot.answering.read_hits import ReadSentences
from bot.answering.wanted import Wanted
from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import lines_of
from bot.search import Flags, Table
from bot.text.kept import KeptByText
from bot.text.terms import find_words

_LEAST = 1e-9
_TYPES = sorted(WITH_VALUES)

SENTENCE_FEATURES = (
    "covered",  # share of the question that it has, 0 to 1
    "relative_covered",  # share of the best coverage among the passage's sentences, 0 to 1
    "covered_alone",  # share of the question that no other sentence has
    "covered_before",  # by the sentence before it
    "covered_after",  # by the one after it
    "has_value",  # 1 if it has a value of a type that is asked for
    "lacks_value",  # 1 if one is asked for and it has none
    *(f"has_{each}" for each in _TYPES),
    *(f"lacks_{each}" for each in _TYPES),
    "first",
    "second",
    "last",
    "sentences",  # logarithm of their number
    "length",  # logarithm of the number of its words
    "refers_back",  # 1 if it begins with a word like "it" or "they"
    "new",  # share of its words that are not the question's
)
_PLACES = {name: place for place, name in enumerate(SENTENCE_FEATURES)}


def sentence_features(read: ReadSentences, wanted: Wanted) -> Table:
    """Return a row for each sentence, in order, with its features; what a sentence credits counts for nothing."""
    shares = wanted.share(read.terms)
    lengths, words, referring = np.array([*map(_form_of, read.texts)]).T
    places = np.arange(len(shares))
    columns = {
        "covered": shares,
        "relative_covered": shares / max(shares.max(), _LEAST),
        "covered_alone": wanted.share(_alone(read.terms)),
        "covered_before": np.append(0.0, shares[:-1]),
        "covered_after": np.append(shares[1:], 0.0),
        **_values(read),
        "first": places == 0,
        "second": places == 1,
        "last": places == len(shares) - 1,
        "sentences": log(len(shares)),
        "length": lengths,
        "refers_back": referring,
        "new": 1 - read.surely / words,
    }
    table = np.zeros((len(shares), len(SENTENCE_FEATURES)))
    for name, column in columns.items():
        table[:, _PLACES[name]] = column
    return table


def refers_back(sentence: str) -> bool:
    """Tell whether a sentence begins with a word that stands for something before it."""
    first = next(iter(find_words(sentence)), None)
    return first is not None and first.word in _referring()


def _values(read: ReadSentences) -> Mapping[str, Flags]:
    """Return which sentences have values that are asked for, and which lack them; nothing if none are."""
    if not read.kinds:
        return {}
    has = np.logical_or.reduce(read.valued, axis=1)
    of_kinds = [*zip(read.kinds, read.valued.T, strict=True)]
    return {
        "has_value": has,
        "lacks_value": ~has,
        **{f"has_{kind}": valued for kind, valued in of_kinds},
        **{f"lacks_{kind}": ~valued for kind, valued in of_kinds},
    }


def _alone(terms: Table) -> Table:
    """Return by how much more surely a sentence has each term of the question than any other does."""
    second, first = np.sort(terms, axis=0)[-2:] if len(terms) > 1 else (0.0, terms)
    alone: Table = np.where(terms == first, terms - second, 0.0)
    return alone


@KeptByText
def _form_of(sentence: str) -> tuple[float, int, bool]:
    """Return the logarithm of how many words a sentence has, this number, at least 1, and whether it refers back."""
    words = len(find_words(sentence))
    return log1p(words), max(words, 1), refers_back(sentence)


@cache
def _referring() -> frozenset[str]:
    return frozenset(table_of_words("referring", _read))


def _read() -> Mapping[str, bool]:
    return {word.word: True for line in lines_of("referring_words.txt") for word in find_words(line)}

"""Aligns the sentences of a paragraph with those of its translation, by length and numbers (Gale and Church 1993)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log2

from bot.text.sentence_splitting import find_sentences
from bot.text.terms import find_terms

Run = tuple[int, int]  # [first, last) sentences
# What may stand for what, and what it costs beside one sentence for one.
_STEPS = ((1, 1, 0.0), (1, 2, 1.5), (2, 1, 1.5), (2, 2, 3.0), (1, 0, 6.0), (0, 1, 6.0))
_BY_LENGTH, _BY_NUMBERS = 3.0, 2.0  # cost of a doubled length; of each number that only one side has
_SURE = 3.0  # cost for each sentence up to which an alignment is believed


@lru_cache(maxsize=4096)  # the same paragraphs are quoted again and again
def align(one: str, other: str) -> tuple[tuple[Run, Run], ...]:
    """Return which sentences of a paragraph stand for which of the other, in order; one pair of all where unsure."""
    if len(find_sentences(one)) == len(find_sentences(other)) == 1:
        return (((0, 1), (0, 1)),)
    mine, theirs = _Sentences(one), _Sentences(other)
    best: dict[tuple[int, int], tuple[float, tuple[tuple[Run, Run], ...]]] = {(0, 0): (0.0, ())}
    for i in range(len(mine) + 1):
        for j in range(len(theirs) + 1):
            reached = best.get((i, j))
            if reached is None:
                continue
            for more, others, price in _STEPS:
                to = i + more, j + others
                if to[0] > len(mine) or to[1] > len(theirs):
                    continue
                cost = reached[0] + price + _cost(mine, (i, to[0]), theirs, (j, to[1]))
                if to not in best or cost < best[to][0]:
                    best[to] = cost, (*reached[1], ((i, to[0]), (j, to[1])))
    cost, pairs = best[len(mine), len(theirs)]
    whole = (((0, len(mine)), (0, len(theirs))),)
    return pairs if cost <= _SURE * max(len(mine), len(theirs)) else whole


def aligned_run(one: str, run: Run, other: str) -> Run:
    """Return the sentences of the other paragraph that stand for a run of sentences of the first; at least one."""
    covered = [
        theirs for mine, theirs in align(one, other) if mine[0] < run[1] and run[0] < mine[1] and theirs[0] < theirs[1]
    ]
    if not covered:
        return 0, len(find_sentences(other))
    return covered[0][0], covered[-1][1]


class _Sentences:
    """The sentences of a paragraph: their lengths and numbers."""

    def __init__(self, text: str) -> None:
        spans = find_sentences(text)
        total = sum(end - start for start, end in spans)
        self.lengths = [(end - start) / total for start, end in spans]
        self.numbers = [frozenset(_numbers(text[start:end])) for start, end in spans]

    def __len__(self) -> int:
        return len(self.lengths)


def _numbers(text: str) -> Iterator[str]:
    return (term.text for term in find_terms(text) if term.language is None)


def _cost(mine: _Sentences, run: Run, theirs: _Sentences, other: Run) -> float:
    lengths = sum(mine.lengths[slice(*run)]), sum(theirs.lengths[slice(*other)])
    if not all(lengths):
        return 0.0
    numbers = _union(mine.numbers[slice(*run)]) ^ _union(theirs.numbers[slice(*other)])
    return _BY_LENGTH * abs(log2(lengths[0] / lengths[1])) + _BY_NUMBERS * len(numbers)


def _union(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)

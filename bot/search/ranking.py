"""`rank-bm25` with postings: the same scores, but only from the entries that have a key, and for synonyms too."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.best_places import best_places
from bot.search.postings import Numbers, Postings, Weights
from bot.search.prepared import Prepared
from bot.search.scratch import Scratch

Groups = NDArray[np.int8]
_FREQUENT = 8  # keys that more than one entry in so many has
_ROWS_SHARE = 4  # their rows take one in so many parts of the memory that all keys take,
_LEAST_IN_ROWS = 2_000_000  # or so many scores
_LONG = 512  # places of a key, on average, from which it is faster to look at each key than to gather them
_AT_ONCE = 500_000  # places
_FEW = 4  # an array of fewer places than this power of two parts of all is gone through place by place
_SMALL = 2_000_000  # places up to which they are kept as NumPy picks by them fastest, in twice the memory


@dataclass(frozen=True)
class Formula:
    """A member of the family of BM25."""

    k1: float
    b: float
    idf: Callable[[Numbers, int], Weights]  # of keys that so many entries have, of so many in all

    def damping(self, relative_lengths: Weights) -> Weights:
        """Return what each entry's length, 1 on average, takes from the weight of its counts."""
        return np.float32(self.k1) * (np.float32(1 - self.b) + np.float32(self.b) * relative_lengths)


def _idf(frequencies: Numbers, size: int) -> Weights:
    # What counts processors when it is imported: an index out of a file needs none of it.
    from bot.search.statistics import Statistics  # noqa: PLC0415

    # A key that no entry has any more weighs nothing, whatever its idf.
    distinct, inverse = np.unique(np.maximum(frequencies, 1), return_inverse=True)
    known = Statistics(distinct.tolist(), size).idf
    return np.array([known[each] for each in distinct.tolist()], dtype=np.float32)[inverse]


# BM25+ with `delta` 0, since a floor would reward entries that lack the key: plain BM25 with an idf that is never
# negative, log((N + 1) / df). Low and full: a passage that says the topic's name often is no better than one that also
# has the rest of the question. Both by measurement on the development half of XQuAD.
OURS = Formula(0.6, 1.0, _idf)


class Ranking(Prepared):
    """Entries of an index, each a list of keys, in groups whose lengths are compared only among themselves."""

    _FORGOTTEN = frozenset({"_starts", "_scratch"})

    def __init__(
        self, postings: Postings, groups: Groups, formula: Formula = OURS, *, is_finished: bool = False
    ) -> None:
        """Rank entries, not none; the n-th belongs to the n-th of `groups`.

        What each key scores is worked out when it is asked for, or is `finished` now: in twice the memory and more.
        """
        self.postings = postings
        self.size = postings.size
        self._k1 = formula.k1
        damping = formula.damping(_relative(postings.lengths, groups))
        self._damping = np.where(damping > 0, damping, np.float32(1.0))  # 0 of entries that have nothing to be damped
        self._idf = formula.idf(postings.frequencies, postings.size)
        is_small = len(postings.places) < _SMALL
        self._places = postings.places.astype(np.int64) if is_small else postings.places
        self._begin()
        self._impacts = self._all_impacts() if is_finished else None
        self._rows = {} if self._impacts is None else self._spread_out(self._impacts)

    def _begin(self) -> None:
        self._starts = self.postings.starts.data  # whose numbers are Python's own
        self._scratch = Scratch(self.size)

    def _all_impacts(self) -> Weights:
        """Return what each entry scores for each key that it has."""
        postings, frequencies = self.postings, self.postings.frequencies
        impacts = np.empty(len(postings.places), np.float32)
        # In blocks: less memory meanwhile, and other threads may go on between two of them.
        for keys in postings.blocks(_AT_ONCE):
            piece = slice(postings.starts[keys.start], postings.starts[keys.stop])
            np.multiply(self._idf[keys].repeat(frequencies[keys]), self._worth(piece), out=impacts[piece])
        return impacts

    def _worth(self, piece: slice) -> Weights:
        """Return what the counts of a piece of the postings are worth."""
        counts = self.postings.counts[piece].astype(np.float32)
        return _saturated(counts, self._damping[self._places[piece].astype(np.int64)], self._k1)

    def _spread_out(self, impacts: Weights) -> Mapping[int, Weights]:
        """Return what each entry scores for the most frequent keys: a whole row is added faster than many places."""
        frequencies = self.postings.frequencies
        most = max(len(impacts) // _ROWS_SHARE, _LEAST_IN_ROWS) // self.size
        frequent = np.flatnonzero(frequencies * _FREQUENT > self.size)
        taken = frequent[np.argsort(-frequencies[frequent], kind="stable")[:most]]
        rows: dict[int, Weights] = {}
        for number in taken.tolist():
            rows[number] = np.zeros(self.size, np.float32)
            piece = slice(self._starts[number], self._starts[number + 1])
            rows[number][self.postings.places[piece]] = impacts[piece]
        return rows

    def best(self, numbers: Sequence[int], most: int) -> tuple[Numbers, Weights]:
        """Return at most so many entries with the highest scores above 0 for these keys, best first, and the scores."""
        total = self._scratch.take()
        self.add_scores(numbers, total)
        places = best_places(total, most)
        scores = total[places]
        self._scratch.give_back(total)
        return places, scores

    def frequency(self, numbers: Sequence[int]) -> int:
        """Return how many entries have any of these keys."""
        if len(numbers) <= 1:
            return len(self.postings.of(numbers[0])) if numbers else 0
        at, _ = self.postings.slices(np.array(numbers))
        places = self.postings.places[at]
        if len(places) < self.size >> _FEW:
            return len(np.unique(places))
        marked = np.zeros(self.size, dtype=bool)
        marked[places] = True
        return int(np.count_nonzero(marked))

    def add_scores(self, numbers: Sequence[int], total: Weights) -> None:
        """Add to `total` what `rank_bm25` gives each entry for these keys; a key that stands twice counts twice."""
        for number in numbers:
            row = self._rows.get(number)
            if row is None:
                piece = slice(self._starts[number], self._starts[number + 1])
                scores = self._idf[number] * self._worth(piece) if self._impacts is None else self._impacts[piece]
                np.add.at(total, self._places[piece], scores)
            else:
                np.add(total, row, out=total)

    def add_synonyms(self, keys: Sequence[tuple[int, float]], worth: float, total: Weights) -> None:
        """Add to `total`, `worth` times, what entries score for some weighted keys, not none, as if these were one.

        After Pirkola (1998) and Darwish and Oard (2003): the translations of a word are one word, so weighted counts
        are summed and the document frequency is that of the union.
        """
        with self._scratch.zeros() as counts:
            if self._add_weighted(keys, counts) < self.size >> _FEW:
                places = np.flatnonzero(counts != 0)
                total[places] += self._together(counts[places], self._damping[places]) * np.float32(worth)
            else:  # most passes over all are faster than over the places of some
                total += self._together(counts, self._damping) * np.float32(worth)

    def _together(self, counts: Weights, damping: Weights) -> Weights:
        """Return what keys score that some entries have so often, by the entries' damping."""
        frequency = max(float(np.minimum(counts, 1.0).sum(dtype=np.float64)), 1.0)
        return np.float32(np.log((self.size + 1) / frequency)) * _saturated(counts, damping, self._k1)

    def _add_weighted(self, keys: Sequence[tuple[int, float]], counts: Weights) -> int:
        """Add to `counts` how often each entry has some keys, a count weighing as much as its key.

        Return how many were added.
        """
        known = np.array([number for number, _ in keys], dtype=np.int64)
        weighing = np.array([weight for _, weight in keys], dtype=np.float32)
        lengths = self.postings.starts[known + 1] - self.postings.starts[known]
        added = int(lengths.sum())
        if added > _LONG * len(keys):  # each slice where it lies
            for (number, _), weight in zip(keys, weighing, strict=True):
                piece = slice(self._starts[number], self._starts[number + 1])
                np.add.at(counts, self._places[piece], weight * self.postings.counts[piece])
        else:  # all at once
            at, _ = self.postings.slices(known)
            np.add.at(counts, self._places[at], weighing.repeat(lengths) * self.postings.counts[at])
        return added


def _relative(lengths: Numbers, groups: Groups) -> Weights:
    """Return the length of each entry, 1 for the average one of its group."""
    # Arabic words have more keys than English ones: not a matter of length.
    usual = np.bincount(groups, lengths) / np.maximum(np.bincount(groups), 1)
    relative: Weights = (lengths / np.maximum(usual, 1.0)[groups]).astype(np.float32)
    return relative


def _saturated(counts: Weights, damping: Weights, k1: float) -> Weights:
    """Return what counts are worth: less and less for each further one."""
    worth: Weights = counts * np.float32(k1 + 1) / (counts + damping)
    return worth

"""`rank-bm25` with postings: the same scores, but only from the entries that have a key, and for synonyms too."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

# Low and full: a passage that says the topic's name often is no better than one that also has the rest of the
# question. Both by measurement on the development half of XQuAD.
_K1, _B = 0.6, 1.0

Scores = NDArray[np.float64]
Places = NDArray[np.intp]
_NOWHERE: Places = np.zeros(0, dtype=np.intp)


class Ranking:
    """Entries of an index, each a list of keys, in groups whose lengths are compared only among themselves.

    BM25+ with `delta` 0, since a floor would reward entries that lack the key: plain BM25 with an idf that is never
    negative, log((N + 1) / df).
    """

    def __init__(self, entries: Sequence[Sequence[str]], groups: Sequence[str]) -> None:
        """Index `entries`; the n-th belongs to the n-th of `groups`. Not empty, and not all entries without a key."""
        library = BM25Plus(entries, k1=_K1, b=_B, delta=0.0)
        self._size = len(entries)
        lengths: Scores = np.array(library.doc_len, dtype=float)
        for group in set(groups):  # Arabic words have more keys than English ones: not a matter of length
            members = [number for number, name in enumerate(groups) if name == group]
            lengths[members] /= max(lengths[members].mean(), 1.0)
        self._damping: Scores = _K1 * (1 - _B + _B * lengths)
        self._postings = _invert(library.doc_freqs)
        self._impacts = {
            key: library.idf[key] * self._saturated(places, counts) for key, (places, counts) in self._postings.items()
        }

    def frequency(self, keys: Iterable[str]) -> int:
        """Return how many entries have any of the keys."""
        found = [self._postings[key][0] for key in keys if key in self._postings]
        if len(found) <= 1:
            return len(found[0]) if found else 0
        return len(np.unique(np.concatenate(found)))

    def places(self, key: str) -> Places:
        """Return the entries that have a key, in order."""
        return self._postings[key][0] if key in self._postings else _NOWHERE

    def total(self, found: Sequence[tuple[Places, Scores]]) -> Scores:
        """Return the sum of what was found for each entry."""
        return self._sum([places for places, _ in found], [values for _, values in found])

    def empty(self) -> Scores:
        """Return a score of 0 for each entry."""
        return np.zeros(self._size)

    def score(self, keys: Iterable[str]) -> Scores:
        """Return what `rank_bm25` gives each entry for these keys; a key that stands twice counts twice."""
        known = [key for key in keys if key in self._postings]
        return self._sum([self._postings[key][0] for key in known], [self._impacts[key] for key in known])

    def synonym_score(self, weights: Mapping[str, float]) -> Scores:
        """Return the scores of keys taken for one, their counts weighted.

        After Pirkola (1998) and Darwish and Oard (2003): the translations of a word are one word, so counts are
        summed and the document frequency is that of the union.
        """
        known = [(self._postings[key], weight) for key, weight in weights.items() if key in self._postings]
        counts = self._sum([places for (places, _), _ in known], [weight * found for (_, found), weight in known])
        places = np.flatnonzero(counts)
        scores = self.empty()
        if places.size:
            frequency = max(np.minimum(counts[places], 1.0).sum(), 1.0)
            idf = np.log((self._size + 1) / frequency)
            scores[places] = idf * self._saturated(places, counts[places])
        return scores

    def _sum(self, places: Sequence[Places], values: Sequence[Scores]) -> Scores:
        if not places:
            return self.empty()
        return np.bincount(np.concatenate(places), np.concatenate(values), self._size).astype(np.float64, copy=False)

    def _saturated(self, places: Places, counts: Scores) -> Scores:
        saturated: Scores = counts * (_K1 + 1) / (counts + self._damping[places])
        return saturated


def _invert(entries: Iterable[Mapping[str, int]]) -> dict[str, tuple[Places, Scores]]:
    """Return the entries that have each key, and how often they have it."""
    places: dict[str, list[int]] = defaultdict(list)
    counts: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(entries):
        for key, count in found.items():
            places[key].append(number)
            counts[key].append(count)
    return {key: (np.array(places[key]), np.array(counts[key], dtype=float)) for key in places}

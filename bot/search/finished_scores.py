"""Keeps what groups of words score, since most words are asked again."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import Places, Weights
from bot.search.word_groups import WordGroup

_MOST_KEPT = 64_000_000  # bytes
_MOST_GROUPS = 2_500  # one that no text has has no scores, but takes memory too
_DENSE = 8  # words that more than one text in so many has are kept as a score for each text
_LARGE = 30_000  # texts from which these are kept as whole numbers, in half the memory,
_STEPS = np.iinfo(np.uint16).max  # of so many steps up to the highest: what is lost is a hundred-thousandth of that


@dataclass(frozen=True)
class Finished:
    """What a group of words scores."""

    places: Places | None  # None: every text has a score
    scores: Weights | NDArray[np.uint16]
    step: np.floating  # one of a whole number

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return self.scores.nbytes + (0 if self.places is None else self.places.nbytes)

    def add_to(self, total: Weights) -> None:
        """Add the scores to those of other groups."""
        if self.places is not None:
            np.add.at(total, self.places, self.scores)
        else:
            total += self.scores if self.scores.dtype == total.dtype else self.scores * self.step


_ONE = np.float32(1.0)


def finished(total: Weights) -> Finished:
    """Return the scores of all texts in as little memory as lets them be added fast."""
    has_score = total != 0
    if np.count_nonzero(has_score) * _DENSE <= len(total):
        places = np.flatnonzero(has_score)
        return Finished(places.astype(np.int32), total[places], _ONE)
    if len(total) < _LARGE:
        return Finished(None, total.copy(), _ONE)
    step = total.max() / np.float32(_STEPS)
    return Finished(None, np.maximum(np.rint(total / step), has_score).astype(np.uint16), step)


class FinishedScores:
    """What is kept, in so much memory; what was not asked for the longest time goes first."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: OrderedDict[WordGroup, Finished] = OrderedDict()
        self._size = 0  # bytes

    def of(self, group: WordGroup, score: Callable[[WordGroup], Finished]) -> Finished:
        """Return what a group scores, now or before."""
        found = self._kept.get(group)
        if found is None:
            found = self._kept[group] = score(group)
            self._size += found.size
            while len(self._kept) > _MOST_GROUPS or (self._size > _MOST_KEPT and len(self._kept) > 1):
                self._size -= self._kept.popitem(last=False)[1].size
        else:
            self._kept.move_to_end(group)
        return found

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self._size = 0

"""Tells questions that nothing in the corpus answers from those that something does, by how editors sorted theirs.

A linear support vector machine (squared hinge loss) over the weighted stems and letter pieces of editors' questions,
fitted by the modified finite Newton method (Keerthi and DeCoste 2005) with conjugate gradients. NumPy only.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import Postings

_COST = 0.2  # of a question on the wrong side, beside the square of the weights; by cross-validation over documents
_MOST_STEPS, _MOST_CONJUGATE = 12, 25
_SMALL = 1e-3  # share of the first slope at which nothing more is gained
_FOLDS = 5
_LEARNT_FROM = ("s|", "g|")  # keys of stems and letter pieces; the others added nothing
_FEWEST = 20  # questions of either sort; fewer tell nothing of others

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]


class UnsaidClassifier:
    """Which questions editors marked as answered by nothing."""

    def __init__(self, questions: Postings, texts: Sequence[str], unsaid: range) -> None:
        """Learn from the keys of questions, with the text of each; nothing answers those whose numbers are `unsaid`."""
        self._numbers = questions.numbers
        self._folds = np.array([_fold_of(text) for text in texts])
        self._sides = np.where(np.isin(np.arange(len(texts)), unsaid), 1.0, -1.0)
        self._weights_of_keys = _rareness(questions)
        self._fitted: dict[int | None, Floats] = {}  # weights by the fold that was left out; None: none was
        self._rows: _Rows | None = None
        if min(len(unsaid), len(texts) - len(unsaid)) >= _FEWEST:
            self._rows = _rows_of(questions, self._weights_of_keys)
            self._fitted[None] = _fit(self._rows, self._sides)

    def columns_of(self, keys: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of those of a question's keys that were learnt from, in their order."""
        return tuple(number for key in keys if (number := self._numbers.get(key)) is not None)

    def margin(self, keys: Iterable[int], itself: str | None = None) -> float:
        """Return how far a question with these keys lies on the side of those that nothing answers; 0 at the border.

        About -1 to 1. If it is one of those that were learnt from `itself`, neither it nor any in the same words was.
        """
        if self._rows is None:
            return 0.0
        weights = self._weights(self._rows, None if itself is None else _fold_of(itself))
        columns, values = self._row(keys)
        return float(weights[columns] @ values + weights[-1])

    def _weights(self, rows: "_Rows", fold: int | None) -> Floats:
        fitted = self._fitted.get(fold)
        if fitted is None:
            kept = self._folds != fold
            fitted = _fit(rows.kept(kept), self._sides[kept])
            self._fitted = {**self._fitted, fold: fitted}  # another one: it may just be written into a file
        return fitted

    def _row(self, keys: Iterable[int]) -> tuple[Numbers, Floats]:
        """Return the columns of a question with their values, whose squares sum to 1."""
        counts = Counter(keys)
        columns = np.fromiter(counts, np.intp, len(counts))
        values = self._weights_of_keys[columns] * (1 + np.log(np.fromiter(counts.values(), np.float64, len(counts))))
        return columns, values / (sqrt(values @ values) or 1.0)


def _fold_of(text: str) -> int:
    return crc32(text.casefold().encode()) % _FOLDS


def _rareness(questions: Postings) -> Floats:
    """Return the weight of each key: the rarer, the more (idf); 0 for those that are not learnt from."""
    is_learnt = np.fromiter((key.startswith(_LEARNT_FROM) for key in questions.numbers), np.bool_)
    idf = np.log((1 + questions.size) / (1 + questions.frequencies)) + 1
    return np.where(is_learnt & (questions.frequencies > 0), idf, 0.0)


def _rows_of(questions: Postings, weights: Floats) -> "_Rows":
    """Return the values of the questions, the squares of each one's sum 1, with a last column of ones."""
    columns = np.arange(len(weights)).repeat(questions.frequencies)
    learnt = weights[columns] > 0
    columns, rows = columns[learnt], questions.places[learnt].astype(np.intp)
    values = weights[columns] * (1 + np.log(questions.counts[learnt].astype(np.float32)))
    lengths = np.sqrt(np.bincount(rows, values * values, questions.size))
    every, ones = np.arange(questions.size), np.full(questions.size, len(weights))
    return _Rows(
        np.concatenate([rows, every]),
        np.concatenate([columns, ones]),
        np.concatenate([values / lengths[rows], np.ones(questions.size)]),
        questions.size,
        len(weights) + 1,
    )


@dataclass(frozen=True)
class _Rows:
    """A sparse matrix by its entries."""

    numbers: Numbers  # of the row of each entry
    columns: Numbers
    values: Floats
    size: int  # rows
    width: int  # columns

    def kept(self, wanted: NDArray[np.bool_]) -> "_Rows":
        """Return the matrix of the wanted rows."""
        entries = wanted[self.numbers]
        numbers = (np.cumsum(wanted) - 1)[self.numbers[entries]]
        return _Rows(numbers, self.columns[entries], self.values[entries], int(wanted.sum()), self.width)

    def times(self, weights: Floats) -> Floats:
        """Return the sum of each row's values by the weights of their columns."""
        return np.bincount(self.numbers, self.values * weights[self.columns], self.size).astype(np.float64)

    def back(self, of_rows: Floats) -> Floats:
        """Return the sum of each column's values by the weights of their rows."""
        return np.bincount(self.columns, self.values * of_rows[self.numbers], self.width).astype(np.float64)


def _fit(rows: _Rows, sides: Floats) -> Floats:
    """Return the weights of the columns at which squares and losses together are least; `sides` are 1 or -1."""
    weights = np.zeros(rows.width)
    outputs = np.zeros(len(sides))
    least = 0.0
    for _ in range(_MOST_STEPS):
        short = np.maximum(1 - sides * outputs, 0.0)
        slope = weights - 2 * _COST * rows.back(sides * short)
        steepness = sqrt(float(slope @ slope))
        least = least or _SMALL * steepness
        if steepness <= least:
            break
        weights = weights + _newton_step(rows, (short > 0).astype(np.float64), slope)
        outputs = rows.times(weights)
    return weights


def _newton_step(rows: _Rows, active: Floats, slope: Floats) -> Floats:
    """Return the step to where the loss of the active rows is least, by conjugate gradients."""
    step = np.zeros(rows.width)
    rest = -slope
    direction = rest.copy()
    squared = float(rest @ rest)
    enough = squared * _SMALL
    for _ in range(_MOST_CONJUGATE):
        curved = direction + 2 * _COST * rows.back(active * rows.times(direction))
        length = squared / float(direction @ curved)
        step += length * direction
        rest -= length * curved
        before, squared = squared, float(rest @ rest)
        if squared <= enough:
            break
        direction = rest + squared / before * direction
    return step

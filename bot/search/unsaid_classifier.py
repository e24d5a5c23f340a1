"""Tells questions that nothing in the corpus answers from those that something does, by how editors sorted theirs.

A linear support vector machine (squared hinge loss) over the weighted stems and letter pieces of editors' questions,
fitted by the modified finite Newton method (Keerthi and DeCoste 2005) with conjugate gradients. NumPy only.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_COST = 0.2  # of a question on the wrong side, beside the square of the weights; by cross-validation over documents
_MOST_STEPS, _MOST_CONJUGATE = 12, 25
_SMALL = 1e-3  # share of the first slope at which nothing more is gained
_FOLDS = 5
_FEWEST = 20  # questions of either sort; fewer tell nothing of others

Floats = NDArray[np.float64]
Numbers = NDArray[np.intp]
Keys = Sequence[str]


class UnsaidClassifier:
    """Which questions editors marked as answered by nothing."""

    def __init__(self, texts: Sequence[str], keys: Sequence[Keys], unsaid: range) -> None:
        """Learn from `texts` by the keys of each; `unsaid` are the numbers of those that nothing answers."""
        self._folds = np.array([crc32(text.casefold().encode()) % _FOLDS for text in texts])
        self._sides = np.where([number in unsaid for number in range(len(texts))], 1.0, -1.0)
        self._columns = _columns_of(keys)
        self._fitted: dict[int | None, Floats] = {}  # weights by the fold that was left out; None: none was
        self._rows: _Rows | None = None
        if min(len(unsaid), len(texts) - len(unsaid)) >= _FEWEST:
            self._rows = _Rows.of([self._row(each) for each in keys], len(self._columns))
            self._fitted[None] = _fit(self._rows, self._sides)

    def margin(self, keys: Keys, left_out: Sequence[int] = ()) -> float:
        """Return how far a question with these keys lies on the side of those that nothing answers; 0 at the border.

        About -1 to 1. What is `left_out`, by its number, was not learnt from, nor was any question in the same words.
        """
        if self._rows is None:
            return 0.0
        weights = self._weights(self._rows, int(self._folds[left_out[0]]) if left_out else None)
        columns, values = self._row(keys)
        return float(weights[columns] @ values + weights[-1])

    def _weights(self, rows: "_Rows", fold: int | None) -> Floats:
        if fold not in self._fitted:
            kept = self._folds != fold
            self._fitted[fold] = _fit(rows.kept(kept), self._sides[kept])
        return self._fitted[fold]

    def _row(self, keys: Keys) -> tuple[Numbers, Floats]:
        """Return the columns of a question with their values, whose squares sum to 1."""
        counts = Counter(key for key in keys if key in self._columns)
        known = [(*self._columns[key], count) for key, count in counts.items()]
        values = np.array([weight * (1 + log(count)) for _, weight, count in known])
        return np.array([column for column, _, _ in known], dtype=np.intp), values / (sqrt(values @ values) or 1.0)


def _columns_of(keys: Sequence[Keys]) -> dict[str, tuple[int, float]]:
    """Return the column of each key, with its weight: the rarer, the more (idf)."""
    frequencies = Counter(key for each in keys for key in set(each))
    ordered = sorted(frequencies)  # the same corpus is learnt in the same order
    return {key: (column, log((1 + len(keys)) / (1 + frequencies[key])) + 1) for column, key in enumerate(ordered)}


@dataclass(frozen=True)
class _Rows:
    """A sparse matrix by its entries, with a last column of ones."""

    numbers: Numbers  # of the row of each entry, ascending
    columns: Numbers
    values: Floats
    size: int  # rows
    width: int  # columns

    @staticmethod
    def of(rows: Sequence[tuple[Numbers, Floats]], ones: int) -> "_Rows":
        """Return the matrix of `rows`, each its columns and values, with `ones` as the last column."""
        lengths = [len(columns) + 1 for columns, _ in rows]
        return _Rows(
            np.repeat(np.arange(len(rows)), lengths),
            np.concatenate([np.append(columns, ones) for columns, _ in rows]),
            np.concatenate([np.append(values, 1.0) for _, values in rows]),
            len(rows),
            ones + 1,
        )

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

"""Fits a conditional logit (McFadden 1974): which of several candidates is chosen. By Newton's method. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.answering.logistic import Logistic

_MOST_STEPS = 15
_LEAST_GAIN = 0.1  # of the logarithm of the likelihood
_SHORTEST_STEP = 1e-3
_SUFFICIENT = 1e-4  # share of the gain that the slope promises (Armijo 1966)
_SPREAD = 1e-9  # a feature that varies less is the same everywhere

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """Candidates of which one or several are right."""

    columns: NDArray[np.intp]  # of all columns, those that its features are
    features: Array  # a row for each candidate
    share: Array  # of each in what is right, summing to 1
    weight: float

    def value(self, found: Array) -> float:
        """Return minus the logarithm of the likelihood."""
        scores = self.features @ found[self.columns]
        highest = scores.max()
        return float(self.weight * (highest + np.log(np.exp(scores - highest).sum()) - self.share @ scores))

    def add_to(self, found: Array, slope: Array, curvature: Array) -> None:
        """Add the derivatives of the likelihood."""
        scores = self.features @ found[self.columns]
        expected = np.exp(scores - scores.max())
        expected /= expected.sum()
        mean = self.features.T @ expected
        slope[self.columns] += self.weight * (self.features.T @ self.share - mean)
        spread = (self.features.T * expected) @ self.features - np.outer(mean, mean)
        curvature[np.ix_(self.columns, self.columns)] += self.weight * spread


def fit_choices(choices: Sequence[Choice], names: Sequence[str], penalty: float) -> Logistic:
    """Return what each feature is worth, penalised by the squares of coefficients on scaled features."""
    scale = _scale(choices, len(names))
    scaled = [Choice(each.columns, each.features / scale[each.columns], each.share, each.weight) for each in choices]
    found = _newton(scaled, len(names), penalty) / scale
    return Logistic(
        intercept=0.0,
        coefficients={
            name: round(float(weight), 4) for name, weight in zip(names, found, strict=True) if round(weight, 4)
        },
    )


def _scale(choices: Sequence[Choice], columns: int) -> Array:
    """Return the standard deviation of each column where it is present; 1 for one that is the same everywhere."""
    count, total, squares = np.zeros(columns), np.zeros(columns), np.zeros(columns)
    for each in choices:
        count[each.columns] += len(each.features)
        total[each.columns] += each.features.sum(axis=0)
        squares[each.columns] += (each.features**2).sum(axis=0)
    count = np.maximum(count, 1)
    spread = np.sqrt(np.maximum(squares / count - (total / count) ** 2, 0))
    return np.where(spread > _SPREAD, spread, 1.0)


def _newton(choices: Sequence[Choice], columns: int, price: float) -> Array:
    found = np.zeros(columns)
    now = _value(choices, found, price)
    for _ in range(_MOST_STEPS):
        slope, curvature = -price * found, price * np.eye(columns)
        for each in choices:
            each.add_to(found, slope, curvature)
        step = np.linalg.solve(curvature, slope)
        length = 1.0
        new = _value(choices, found + step, price)
        while new > now - _SUFFICIENT * length * float(slope @ step) and length > _SHORTEST_STEP:
            length /= 2
            new = _value(choices, found + length * step, price)
        found = found + length * step
        gain, now = now - new, new
        if gain < _LEAST_GAIN:
            break
    return found


def _value(choices: Sequence[Choice], found: Array, price: float) -> float:
    return 0.5 * price * float(found @ found) + sum(each.value(found) for each in choices)

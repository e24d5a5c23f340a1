"""Fits a logistic regression by Newton's method, with a penalty on the squares of its coefficients. Pure."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.answering.logistic import Logistic

_PENALTY = 1.0  # on standardised coefficients, in units of one example
_MOST_STEPS = 25
_SMALL = 1e-4  # change of the coefficients after which nothing more is gained
_SPREAD = 1e-9  # a feature that varies less is the same everywhere

Array = NDArray[np.float64]


def fit(
    features: Array,
    right: Sequence[bool],
    weights: Sequence[float],
    names: Sequence[str],
    penalty: float = _PENALTY,
) -> Logistic:
    """Return the regression that tells the right rows of features from the others; `names` are those of the columns."""
    mean, spread = features.mean(axis=0), features.std(axis=0)
    varies = spread > _SPREAD
    scale = np.where(varies, spread, 1.0)
    standard = np.hstack([np.ones((len(features), 1)), (features - mean) / scale * varies])
    found = _newton(standard, np.array(right, dtype=float), np.array(weights, dtype=float), penalty)
    coefficients = found[1:] / scale * varies
    intercept = float(found[0] - coefficients @ mean)
    return Logistic(
        intercept=round(intercept, 4),
        coefficients={
            name: round(float(weight), 4) for name, weight in zip(names, coefficients, strict=True) if weight
        },
    )


def _newton(features: Array, right: Array, weights: Array, price: float) -> Array:
    """Return intercept and coefficients at which the likelihood is highest, penalised at this price."""
    penalty = np.full(features.shape[1], price)
    penalty[0] = 0.0  # the intercept is free
    found = np.zeros(features.shape[1])
    for _ in range(_MOST_STEPS):
        expected = 1 / (1 + np.exp(-np.clip(features @ found, -30, 30)))
        slope = features.T @ (weights * (right - expected)) - penalty * found
        curvature = (features.T * (weights * expected * (1 - expected))) @ features + np.diag(penalty)
        step = np.linalg.solve(curvature + np.eye(len(found)) * _SPREAD, slope)
        found += step
        if np.abs(step).max() < _SMALL:
            break
    return found

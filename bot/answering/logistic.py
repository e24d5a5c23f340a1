"""Logistic regression (Cox 1958) as a table: what each named feature is worth. Fits nothing itself."""

from collections.abc import Mapping, Sequence
from math import exp, log
from operator import mul

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

_MOST = 700.0  # beyond that `exp` overflows
_SURE = 1e-6  # no probability is nearer to 0 or 1


class Logistic(BaseModel):
    """A fitted regression; features without a coefficient count for nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    intercept: float
    coefficients: Mapping[str, float]

    def probability(self, values: Mapping[str, float]) -> float:
        """Return the probability for features by their names, 0 to 1."""
        logit = self.intercept + sum(map(mul, self.coefficients.values(), map(values.__getitem__, self.coefficients)))
        return 1 / (1 + exp(-max(min(logit, _MOST), -_MOST)))

    def probabilities(self, names: Sequence[str], table: NDArray[np.float64]) -> list[float]:
        """Return the probability for each row of features, whose columns have these names."""
        logits = self.intercept + (table * [self.coefficients.get(name, 0.0) for name in names]).sum(axis=1)
        found: list[float] = (1 / (1 + np.exp(-logits.clip(-_MOST, _MOST)))).tolist()
        return found


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability."""
    bounded = min(max(probability, _SURE), 1 - _SURE)
    return log(bounded / (1 - bounded))

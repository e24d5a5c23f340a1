"""Finds the highest of many scores without putting all of them in order."""

import numpy as np

from bot.search.postings import Numbers, Weights

_FEW = 2_000  # scores that are put in order as they are


def best_places(scores: Weights, most: int) -> Numbers:
    """Return the places of at most `most` of the highest scores above 0, best first, ties in their order."""
    candidates = np.flatnonzero(scores >= least) if (least := _least(scores, most)) > 0 else np.flatnonzero(scores > 0)
    order = np.argsort(-scores[candidates], kind="stable")[:most]
    return candidates[order]


def _least(scores: Weights, most: int) -> float:
    """Return a score that at least `most` have; 0 where that is not worth knowing.

    The highest of each column of a table of all scores are scores themselves, and so many of them are as high as the
    lowest of the `most` highest of these.
    """
    columns = 8 * most
    rows = len(scores) // columns
    if len(scores) <= _FEW or rows < 2:  # noqa: PLR2004 - a single row is the scores themselves
        return 0.0
    highest = scores[: rows * columns].reshape(rows, columns).max(axis=0)
    return float(np.partition(highest, -most)[-most])

"""Finds the highest of many scores without putting all of them in order."""

from bot.search.postings import Numbers, Weights

_COLUMNS = 8  # for each place that is looked for, at least
_MOST_ROWS = 64  # rows shorter than that cost more than they save


def best_places(scores: Weights, most: int) -> Numbers:
    """Return the places of at most `most` of the highest scores above 0, best first, ties in their order."""
    least = _least(scores, most)
    candidates = (scores >= least if least > 0 else scores > 0).nonzero()[0]
    order = (-scores[candidates]).argsort(kind="stable")
    return candidates[order[:most]]


def _least(scores: Weights, most: int) -> float:
    """Return a score that at least `most` have; 0 where that is not worth knowing.

    The highest of each column of a table of all scores are scores themselves, and so many of them are as high as the
    lowest of the `most` highest of these.
    """
    columns = max(_COLUMNS * most, len(scores) // _MOST_ROWS)
    rows = len(scores) // columns
    if rows <= 1:
        return 0.0
    highest = scores[: rows * columns].reshape(rows, columns).max(axis=0)
    highest.partition(columns - most)
    return float(highest[columns - most])

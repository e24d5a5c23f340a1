"""Holds the features of many pieces of a quote, by what they depend on. Pure.

A feature of a piece is the sum of what stands for it at its first word, at its last word, and in the piece itself:
what tells of forty words need not be repeated for each of hundreds of pieces to weigh all of them.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Names = tuple[str, ...]


class Runs(NamedTuple):
    """Pieces of a quote, as runs of its words."""

    first: Places
    last: Places  # part of it


class Part(NamedTuple):
    """Some features."""

    names: Names
    rows: Floats  # of each feature; a column for each word, or for each piece


class Parts(NamedTuple):
    """Features of pieces; what is named in several parts is their sum."""

    at_first: Part
    at_last: Part
    of_run: Part

    def worth(self, runs: Runs, weights: Callable[[Names], Floats]) -> Floats:
        """Return the sum of the features of each piece, each times its weight."""
        at_first, at_last, of_run = (weights(names) @ rows for names, rows in self)
        of_run += at_first.take(runs.first)
        of_run += at_last.take(runs.last)
        return of_run


def joined(*parts: Part) -> Part:
    """Return features of several parts as one."""
    return Part(tuple(name for part in parts for name in part.names), np.vstack([part.rows for part in parts]))


def table(names: Sequence[str], parts: Iterable[Parts], runs: Runs) -> Floats:
    """Return a row for each piece, and a column for each name."""
    columns = dict.fromkeys(names, np.zeros(len(runs.first)))
    for at_first, at_last, of_run in parts:
        rows = *at_first.rows[:, runs.first], *at_last.rows[:, runs.last], *of_run.rows
        for name, row in zip((*at_first.names, *at_last.names, *of_run.names), rows, strict=True):
            columns[name] = columns[name] + row
    return np.array([*columns.values()]).T

"""Reads the word lists. Knows nothing of what their words mean."""

import csv
from collections.abc import Iterator
from pathlib import Path


def rows_of(name: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV list in order, its header left out."""
    with Path(__file__).with_name(name).open(encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows


def lines_of(name: str) -> Iterator[str]:
    """Yield the lines of a text list in order, comments left out."""
    with Path(__file__).with_name(name).open(encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file if not line.startswith("#"))

"""Reads a table of the corpus folder: rows of a CSV file under a known header, each with its line."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from os.path import lexists
from pathlib import Path

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.encoding import read_text
from bot.documents.yaml_fields import MOST_IN_TEXT
from bot.problems import Problem

MOST_BYTES_OF_TABLE = 16_777_216  # a hundred thousand questions
Row = tuple[int, list[str]]  # line it begins in, from 1; its columns, white space around them left out


def read_table(path: Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """Return the rows below the header that are not blank, in order; () if there is no such file.

    CorpusError if the file cannot be read, has another header, or a row has more or fewer columns.
    """
    if not lexists(path):
        return ()
    first, *rows = _rows(path) or [(1, [])]
    if first[1] != list(columns):
        raise CorpusError(Problem(str(path), 1, CorpusReason.table_header, {"columns": ",".join(columns)}))
    problems = [
        Problem(str(path), line, CorpusReason.table_columns, {"count": str(len(row)), "expected": str(len(columns))})
        for line, row in rows
        if len(row) != len(columns)
    ]
    problems += [
        Problem(str(path), line, CorpusReason.too_long, {"field": column, "most": str(MOST_IN_TEXT)})
        for line, row in rows
        for column, value in zip(columns, row, strict=False)
        if len(value) > MOST_IN_TEXT
    ]
    if problems:
        raise CorpusError(*problems)
    return tuple(rows)


def _rows(path: Path) -> list[Row]:
    return [(line, [*map(str.strip, row)]) for line, row in _read(path)]


def _read(path: Path) -> Iterator[Row]:
    text = read_text(path, MOST_BYTES_OF_TABLE)
    rows = csv.reader(StringIO(text), strict=True)  # else a quote left open swallows the rows below
    line = 1
    try:
        for row in rows:
            if row:
                yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        raise CorpusError(Problem(str(path), line, CorpusReason.unreadable, {"detail": str(error)})) from error

"""Reads `glossary.csv`: the subject's terms in both languages."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.encoding import read_text
from bot.problems import Problem

GLOSSARY = "glossary.csv"
_COLUMNS = ["term_ar", "term_en", "variants", "kind"]


@dataclass(frozen=True)
class GlossaryEntry:
    """One thing and its names."""

    arabic: str
    english: str
    variants: tuple[str, ...]  # further names, of either language
    kind: str


def read_glossary(folder: Path) -> tuple[GlossaryEntry, ...]:
    """Return the entries in the order of the file; () if the folder has no glossary."""
    path = folder / GLOSSARY
    if not path.is_file():
        return ()
    rows = _read_rows(path)
    _, header = next(rows)
    if header != _COLUMNS:
        raise CorpusError(Problem(str(path), 1, CorpusReason.glossary_header, {"columns": ",".join(_COLUMNS)}))
    entries: list[GlossaryEntry] = []
    problems: list[Problem] = []
    for line, row in rows:
        if len(row) != len(_COLUMNS):
            values = {"count": str(len(row)), "expected": str(len(_COLUMNS))}
            problems.append(Problem(str(path), line, CorpusReason.glossary_columns, values))
        elif not row[0].strip() or not row[1].strip():
            problems.append(Problem(str(path), line, CorpusReason.glossary_gap))
        else:
            arabic, english, variants, kind = map(str.strip, row)
            entries.append(GlossaryEntry(arabic, english, _names(variants), kind))
    if problems:
        raise CorpusError(*problems)
    return tuple(entries)


def _names(variants: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, variants.split("|"))))


def _read_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank with the line it begins in."""
    rows = csv.reader(StringIO(read_text(path)), strict=True)  # else a quote left open swallows the rows below
    line = 1
    try:
        for row in rows:
            if row:
                yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        raise CorpusError(Problem(str(path), line, CorpusReason.unreadable, {"detail": str(error)})) from error

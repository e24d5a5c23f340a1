"""Reads `glossary.csv`: the subject's terms in both languages."""

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bot.documents.encoding import read_text
from bot.documents.problems import CorpusError, Problem, Reason

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
    rows = csv.reader(StringIO(read_text(path)))
    header = next(rows, [])
    if header != _COLUMNS:
        raise CorpusError((Problem(str(path), 1, Reason.glossary_header, {"columns": ",".join(_COLUMNS)}),))
    entries: list[GlossaryEntry] = []
    problems: list[Problem] = []
    for row in filter(None, rows):
        if len(row) != len(_COLUMNS):
            values = {"count": str(len(row)), "expected": str(len(_COLUMNS))}
            problems.append(Problem(str(path), rows.line_num, Reason.glossary_columns, values))
        elif not row[0].strip() or not row[1].strip():
            problems.append(Problem(str(path), rows.line_num, Reason.glossary_gap))
        else:
            arabic, english, variants, kind = map(str.strip, row)
            entries.append(GlossaryEntry(arabic, english, tuple(filter(None, variants.split("|"))), kind))
    if problems:
        raise CorpusError(tuple(problems))
    return tuple(entries)

"""Reads `glossary.csv`: the subject's terms in both languages."""

from pathlib import Path

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.csv_table import read_table
from bot.documents.table_rows import GlossaryEntry
from bot.problems import Problem

GLOSSARY = "glossary.csv"
_COLUMNS = ("term_ar", "term_en", "variants", "kind")


def read_glossary(folder: Path) -> tuple[GlossaryEntry, ...]:
    """Return the entries in the order of the file; () if the folder has no glossary."""
    path = folder / GLOSSARY
    rows = read_table(path, _COLUMNS)
    gaps = [Problem(str(path), line, CorpusReason.glossary_gap) for line, row in rows if not (row[0] and row[1])]
    if gaps:
        raise CorpusError(*gaps)
    return tuple(GlossaryEntry(row[0], row[1], names_in(row[2]), row[3]) for _, row in rows)


def names_in(column: str) -> tuple[str, ...]:
    """Return the names in a column, separated by `|`; () if it is empty."""
    return tuple(filter(None, map(str.strip, column.split("|"))))

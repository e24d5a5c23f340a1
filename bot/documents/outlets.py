"""Reads `outlets.csv`: how outlets are written for readers of either language."""

from pathlib import Path

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.csv_table import read_table
from bot.documents.glossary import names_in
from bot.documents.table_rows import OutletName
from bot.problems import Problem

OUTLETS = "outlets.csv"
_COLUMNS = ("name_en", "name_ar", "also")


def read_outlets(folder: Path) -> tuple[OutletName, ...]:
    """Return the outlets in the order of the file; () if the folder has no such file."""
    path = folder / OUTLETS
    rows = read_table(path, _COLUMNS)
    gaps = [Problem(str(path), line, CorpusReason.outlet_gap) for line, row in rows if not (row[0] and row[1])]
    if gaps:
        raise CorpusError(*gaps)
    return tuple(OutletName(row[0], row[1], names_in(row[2])) for _, row in rows)

"""Adds rows to `questions.csv` and takes them away; every other row stays as it is, byte for byte."""

import csv
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from operator import attrgetter
from os.path import lexists
from pathlib import Path
from typing import NamedTuple

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.documents.csv_table import MOST_BYTES_OF_TABLE, read_table
from bot.documents.document_file import read_file, slug_of
from bot.documents.editors_questions import COLUMNS, QUESTIONS, check_row
from bot.documents.encoding import BYTE_ORDER_MARK, read_exactly
from bot.documents.folder_listing import list_folder
from bot.documents.folder_writing import only_writer, written
from bot.documents.history import Change, record
from bot.problems import Problem

_Cells = tuple[str, str, str]
_LINE_ENDS = ("\r\n", "\n", "\r")


class _Row(NamedTuple):
    cells: list[str]  # as they stand there, with white space around them
    raw: str  # the lines it takes, with their ends
    place: int  # in the table, the header's is 0

    def says(self, cells: _Cells) -> bool:
        """Whether it says the very same."""
        return _stripped(self.cells)[1:] == cells[1:]

    def contradicts(self, cells: _Cells) -> bool:
        """Whether it cannot be right if `cells` are, of the same question: it is answered, or it is not."""
        return not self.says(cells) and "" in {self.cells[2].strip(), cells[2]}


@dataclass(frozen=True)
class _Table:
    """A file as it stands there; a row is made when it is looked at: whoever teaches waits for thousands."""

    lines: list[str]
    cells: list[list[str]]  # of each row, the header's first
    ends: list[int]  # of each row, how many lines end with it

    @property
    def line_end(self) -> str:
        """How its first line ends."""
        return next((end for end in _LINE_ENDS if self.lines[0].endswith(end)), "\n")

    @property
    def rows(self) -> Iterator[_Row]:
        """The rows without the header, each with the blank lines above it; those at the end go with the last."""
        return map(self._row, range(1, len(self.cells)))

    def of_question(self, question: str) -> list[_Row]:
        """Return the rows that have a question, in letters of either case."""
        wanted = question.casefold()
        return [self._row(place) for place, cells in enumerate(self.cells) if place and _question_in(cells) == wanted]

    def without(self, rows: Collection[_Row]) -> str:
        """Return the file without some rows, ready for another one."""
        kept, start = [], 0
        for row in sorted(rows, key=attrgetter("place")):
            kept += self.lines[start : self._begin(row.place)]
            start = self.ends[row.place]
        text = "".join([*kept, *self.lines[start:]])
        return text if text.endswith(_LINE_ENDS) else text + self.line_end

    def _row(self, place: int) -> _Row:
        return _Row(self.cells[place], "".join(self.lines[self._begin(place) : self.ends[place]]), place)

    def _begin(self, place: int) -> int:
        return self.ends[place - 1] if place else 0


def add_question(
    corpus_folder: Path, question: str, document: str | None, paragraph: int | None, *, by: int | None = None
) -> bool:
    """Write that a paragraph answers a question, or that none does: no document, or "-" for what is off topic.

    What the file says to the contrary goes. False if it says all this already; CorpusError, with the file as it was,
    if it cannot be written, is no table of questions or has no room for another, or there is no such paragraph.
    `by` is the user id of who writes.
    """
    cells = _cells(question, document, paragraph)
    with only_writer(corpus_folder):
        _check(corpus_folder, cells)
        table = _read(corpus_folder)
        same = table.of_question(cells[0])
        if any(row.says(cells) for row in same):
            return False
        gone = [row for row in same if row.contradicts(cells)]
        _write(corpus_folder, table, gone, [_written(cells, table.line_end)], by)
    return True


def remove_question(
    corpus_folder: Path, question: str, document: str | None, paragraph: int | None, *, by: int | None = None
) -> bool:
    """Take away what `add_question` writes; False if it is not there, CorpusError as there."""
    cells = _cells(question, document, paragraph)
    with only_writer(corpus_folder):
        table = _read(corpus_folder)
        gone = [row for row in table.of_question(cells[0]) if row.says(cells)]
        if gone:
            _write(corpus_folder, table, gone, [], by)
    return bool(gone)


def _question_in(cells: list[str]) -> str:
    return cells[0].strip().casefold()


def _cells(question: str, document: str | None, paragraph: int | None) -> _Cells:
    return " ".join(question.split()), document or "", str(paragraph or "")


def _stripped(cells: list[str]) -> _Cells:
    return cells[0].strip(), cells[1].strip(), cells[2].strip()


def _check(folder: Path, cells: tuple[str, str, str]) -> None:
    """Raise CorpusError if a row would not be accepted; of the documents only that which it names is read."""
    files = [path for path in list_folder(folder).documents if slug_of(path) == cells[1]]
    lengths = {slug_of(path): len(read_file(path).paragraphs) for path in files[:1]}
    problems = list(check_row(str(folder / QUESTIONS), 0, cells, lengths))
    if problems:
        raise CorpusError(*problems)


def _read(folder: Path) -> _Table:
    """Return the file; one with a header alone if there is none."""
    path = folder / QUESTIONS
    if not lexists(path):
        return _Table([f"{','.join(COLUMNS)}\n"], [[*COLUMNS]], [1])
    lines = list(StringIO(read_exactly(path, MOST_BYTES_OF_TABLE), newline=""))
    with suppress(csv.Error):
        table = _cut(lines)
        if table and _is_header(table.cells[0]) and all(len(cells) == len(COLUMNS) for cells in table.cells):
            return table
    read_table(path, COLUMNS)  # tells what is wrong
    return _Table([""], [[*COLUMNS]], [1])


def _is_header(cells: list[str]) -> bool:
    return [cell.removeprefix(BYTE_ORDER_MARK).strip() for cell in cells] == list(COLUMNS)


def _cut(lines: list[str]) -> _Table | None:
    """Return lines as a table; None if there is no row. csv.Error."""
    reader = csv.reader(lines, strict=True)
    rows = [(cells, reader.line_num) for cells in reader if cells]
    if not rows:
        return None
    ends = [end for _, end in rows]
    return _Table(lines, [cells for cells, _ in rows], [*ends[:-1], len(lines)])


def _written(cells: Sequence[str], line_end: str) -> str:
    text = StringIO()
    csv.writer(text, lineterminator=line_end).writerow(cells)
    return text.getvalue()


def _write(folder: Path, table: _Table, gone: list[_Row], new: list[str], by: int | None) -> None:
    path = folder / QUESTIONS
    content = "".join([table.without(gone), *new]).encode()
    if len(content) > MOST_BYTES_OF_TABLE:
        values = {"size": str(len(content)), "most": str(MOST_BYTES_OF_TABLE)}
        raise CorpusError(Problem(str(path), 0, CorpusReason.too_large, values))
    with written(path, content):
        record(folder, Change(QUESTIONS, tuple(row.raw for row in gone), tuple(new), by))


def undo_rows(corpus_folder: Path, change: Change) -> None:
    """Take away the rows that a change added, and write those again that it removed; the only writer calls it.

    CorpusError as for `add_question`.
    """
    table = _read(corpus_folder)
    kept = table.without([row for row in table.rows if row.raw in change.added])
    with written(corpus_folder / QUESTIONS, "".join([kept, *change.removed]).encode()):
        pass


def questions_of_renamed(corpus_folder: Path, slug: str, new: str | None) -> bytes | None:
    """Return the table with another name for a document, or without its rows; None if it has none of it."""
    table = _read(corpus_folder)
    if all(cells[1] != slug for cells in table.cells):
        return None
    head = "".join(table.lines[: table.ends[0]])
    return "".join([head, *(_renamed(row, slug, new, table.line_end) for row in table.rows)]).encode()


def _renamed(row: _Row, slug: str, new: str | None, line_end: str) -> str:
    if row.cells[1] != slug:
        return row.raw
    return _written((row.cells[0], new, row.cells[2]), line_end) if new else ""

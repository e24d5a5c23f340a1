"""Adds rows to `questions.csv` and takes them away; every other row stays as it is, byte for byte."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from io import StringIO
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

    def says(self, cells: _Cells) -> bool:
        """Whether it says the very same."""
        return _stripped(self.cells)[1:] == cells[1:]

    def contradicts(self, cells: _Cells) -> bool:
        """Whether it cannot be right if `cells` are, of the same question: it is answered, or it is not."""
        return not self.says(cells) and "" in {self.cells[2].strip(), cells[2]}


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
        head, rows = _read(corpus_folder)
        same = _of_question(cells[0], rows)
        if any(row.says(cells) for row in same):
            return False
        gone = [row for row in same if row.contradicts(cells)]
        _write(corpus_folder, head, rows, gone, [_written(cells, _line_end(head))], by)
    return True


def remove_question(
    corpus_folder: Path, question: str, document: str | None, paragraph: int | None, *, by: int | None = None
) -> bool:
    """Take away what `add_question` writes; False if it is not there, CorpusError as there."""
    cells = _cells(question, document, paragraph)
    with only_writer(corpus_folder):
        head, rows = _read(corpus_folder)
        gone = [row for row in _of_question(cells[0], rows) if row.says(cells)]
        if gone:
            _write(corpus_folder, head, rows, gone, [], by)
    return bool(gone)


def _cells(question: str, document: str | None, paragraph: int | None) -> _Cells:
    return " ".join(question.split()), document or "", str(paragraph or "")


def _stripped(cells: list[str]) -> _Cells:
    return cells[0].strip(), cells[1].strip(), cells[2].strip()


def _of_question(question: str, rows: list[_Row]) -> list[_Row]:
    wanted = question.casefold()
    return [row for row in rows if row.cells[0].strip().casefold() == wanted]


def _check(folder: Path, cells: tuple[str, str, str]) -> None:
    """Raise CorpusError if a row would not be accepted; of the documents only that which it names is read."""
    files = [path for path in list_folder(folder).documents if slug_of(path) == cells[1]]
    lengths = {slug_of(path): len(read_file(path).paragraphs) for path in files[:1]}
    problems = list(check_row(str(folder / QUESTIONS), 0, cells, lengths))
    if problems:
        raise CorpusError(*problems)


def _read(folder: Path) -> tuple[str, list[_Row]]:
    """Return the first lines of the file, up to its header, and its rows; a new header if there is no file."""
    path = folder / QUESTIONS
    if not lexists(path):
        return f"{','.join(COLUMNS)}\n", []
    lines = list(StringIO(read_exactly(path, MOST_BYTES_OF_TABLE), newline=""))
    with suppress(csv.Error):
        head, *rows = _cut(lines)
        if _is_header(head.cells) and all(len(row.cells) == len(COLUMNS) for row in rows):
            return head.raw, rows
    read_table(path, COLUMNS)  # tells what is wrong
    return "", []


def _is_header(cells: list[str]) -> bool:
    return [cell.removeprefix(BYTE_ORDER_MARK).strip() for cell in cells] == list(COLUMNS)


def _cut(lines: list[str]) -> Iterator[_Row]:
    """Yield each row with its lines and the blank ones above it; those at the end go with the last."""
    reader = csv.reader(lines, strict=True)
    start, pending = 0, None
    for cells in reader:
        if not cells:
            continue
        if pending:
            yield pending
        pending = _Row(cells, "".join(lines[start : reader.line_num]))
        start = reader.line_num
    if pending:
        yield pending._replace(raw=pending.raw + "".join(lines[start:]))


def _line_end(head: str) -> str:
    return next((end for end in _LINE_ENDS if head.endswith(end)), "\n")


def _written(cells: Sequence[str], line_end: str) -> str:
    text = StringIO()
    csv.writer(text, lineterminator=line_end).writerow(cells)
    return text.getvalue()


def _write(  # noqa: PLR0913, PLR0917 - what the file was and what it becomes
    folder: Path, head: str, rows: list[_Row], gone: list[_Row], new: list[str], by: int | None
) -> None:
    path = folder / QUESTIONS
    content = "".join([_without(head, rows, gone), *new]).encode()
    if len(content) > MOST_BYTES_OF_TABLE:
        values = {"size": str(len(content)), "most": str(MOST_BYTES_OF_TABLE)}
        raise CorpusError(Problem(str(path), 0, CorpusReason.too_large, values))
    with written(path, content):
        record(folder, Change(QUESTIONS, tuple(row.raw for row in gone), tuple(new), by))


def undo_rows(corpus_folder: Path, change: Change) -> None:
    """Take away the rows that a change added, and write those again that it removed; the only writer calls it.

    CorpusError as for `add_question`.
    """
    head, rows = _read(corpus_folder)
    kept = _without(head, rows, [row for row in rows if row.raw in change.added])
    with written(corpus_folder / QUESTIONS, "".join([kept, *change.removed]).encode()):
        pass


def _without(head: str, rows: list[_Row], gone: list[_Row]) -> str:
    """Return the file without some rows, ready for another one."""
    kept = "".join([head, *(row.raw for row in rows if row not in gone)])
    return kept if kept.endswith(_LINE_ENDS) else kept + _line_end(head)


def questions_of_renamed(corpus_folder: Path, slug: str, new: str | None) -> bytes | None:
    """Return the table with another name for a document, or without its rows; None if it has none of it."""
    head, rows = _read(corpus_folder)
    if all(row.cells[1] != slug for row in rows):
        return None
    end = _line_end(head)
    return "".join([head, *(_renamed(row, slug, new, end) for row in rows)]).encode()


def _renamed(row: _Row, slug: str, new: str | None, line_end: str) -> str:
    if row.cells[1] != slug:
        return row.raw
    return _written((row.cells[0], new, row.cells[2]), line_end) if new else ""

"""Keeps what was changed in a corpus folder, in order, a JSON object a line, hidden beside the documents.

The latest changes can be undone: of whole files the contents are kept too, each under its digest.
"""

import os
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum, auto
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from bot.documents.folder_writing import HISTORY, written

MOST_UNDONE = 50  # changes that can still be undone
_CHANGES = "changes.jsonl"
_CONTENTS = "contents"
_NUMBER = re.compile(rb'"number":(\d+)')
_MOST_LINES = 4 * MOST_UNDONE  # beyond which what can no more be undone is forgotten


@dataclass(frozen=True)
class Change:
    """What becomes of lines of one file; each with its end, as it stands there."""

    file: str  # its name in the folder
    removed: tuple[str, ...]
    added: tuple[str, ...]  # at the end of the file
    by: int | None = None  # user id; None: not from the chat
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


class Deed(StrEnum):
    """What was done with files; each has its sentence, by the same name, in the locale."""

    added = auto()
    removed = auto()
    renamed = auto()
    edited = auto()
    translated = auto()
    imported = auto()
    mended = auto()


@dataclass(frozen=True)
class FileChange:
    """What becomes of one file; its contents by their digests, None where there is no file."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class FilesChange:
    """What becomes of files, all at once."""

    deed: Deed
    about: str  # the document, as its editors call it
    files: tuple[FileChange, ...]
    by: int | None = None
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True)
class Entry:
    """A change and its number, which grows."""

    number: int
    change: Change | FilesChange


class _Lines(BaseModel):
    kind: Literal["lines"] = "lines"
    number: int
    change: Change


class _Files(BaseModel):
    kind: Literal["files"] = "files"
    number: int
    change: FilesChange


class _Mark(BaseModel):
    """Tells of an earlier change how far it has come."""

    kind: Literal["made", "undoing", "undone"]
    number: int


_Line = Annotated[_Lines | _Files | _Mark, Field(discriminator="kind")]
_LINE: TypeAdapter[_Lines | _Files | _Mark] = TypeAdapter(_Line)


@dataclass(frozen=True)
class History:
    """The changes that can still be undone, oldest first, and those of files that may not have come to their end."""

    entries: tuple[Entry, ...]
    to_make: tuple[Entry, ...]
    to_undo: tuple[Entry, ...]
    last: int  # number that was given


def read_history(corpus_folder: Path) -> History:
    """Return what was changed; nothing where nothing is kept. OSError if it cannot be read."""
    changes: dict[int, Change | FilesChange] = {}
    state: dict[int, str] = {}
    last = 0
    for line in _lines(corpus_folder):
        last = max(last, line.number)
        if isinstance(line, _Mark):
            state[line.number] = line.kind
        else:
            changes[line.number] = line.change
            state.setdefault(line.number, "" if isinstance(line, _Files) else "made")
    entries = [Entry(number, change) for number, change in changes.items()]
    made, begun, undoing = (
        [each for each in entries if state[each.number] == kind] for kind in ("made", "", "undoing")
    )
    return History(tuple(made[-MOST_UNDONE:]), tuple(begun), tuple(undoing), last)


def record(corpus_folder: Path, change: Change | FilesChange) -> int:
    """Keep a change before it is made, so that none is made without, and return its number; OSError if it cannot be.

    To be called by the only writer of the folder.
    """
    number = max((int(found) for found in _NUMBER.findall(_raw(corpus_folder))), default=0) + 1
    line = _Lines(number=number, change=change) if isinstance(change, Change) else _Files(number=number, change=change)
    _append(corpus_folder, line)
    return number


def mark(corpus_folder: Path, number: int, kind: Literal["made", "undoing", "undone"]) -> None:
    """Keep how far a change has come; OSError if it cannot be kept."""
    _append(corpus_folder, _Mark(kind=kind, number=number))


def keep_content(corpus_folder: Path, content: bytes) -> str:
    """Keep the content of a file, and return its digest; OSError if it cannot be kept."""
    digest = digest_of(content)
    folder = corpus_folder / HISTORY / _CONTENTS
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / digest
    if not file.exists():
        with written(file, content):
            pass
    return digest


def content_of(corpus_folder: Path, digest: str) -> bytes:
    """Return what was kept; OSError if it is gone."""
    return (corpus_folder / HISTORY / _CONTENTS / digest).read_bytes()


def digest_of(content: bytes) -> str:
    """Return the name under which a content is kept."""
    return sha256(content).hexdigest()


def _raw(corpus_folder: Path) -> bytes:
    try:
        return (corpus_folder / HISTORY / _CHANGES).read_bytes()
    except FileNotFoundError:
        return b""


def _lines(corpus_folder: Path) -> list[_Lines | _Files | _Mark]:
    return [line for each in _raw(corpus_folder).split(b"\n") if (line := _read(each))]


def _read(raw: bytes) -> _Lines | _Files | _Mark | None:
    """Return a line; None for one whose writing was cut short."""
    try:
        return _LINE.validate_json(raw)
    except ValidationError:
        return None


def _append(corpus_folder: Path, line: _Lines | _Files | _Mark) -> None:
    folder = corpus_folder / HISTORY
    folder.mkdir(exist_ok=True)
    path = folder / _CHANGES
    with path.open("ab") as file:
        begun = file.tell()
        try:
            file.write(b"\n" * bool(begun) + _LINE.dump_json(line))  # in front: the line before may have been cut short
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.truncate(path, begun)
            raise
    if _raw(corpus_folder).count(b"\n") > _MOST_LINES:
        _forget_old(corpus_folder)


def _forget_old(corpus_folder: Path) -> None:
    """Leave only what can be undone, and the contents that this takes."""
    lines = _lines(corpus_folder)
    history = read_history(corpus_folder)
    needed = {each.number for each in (*history.entries, *history.to_make, *history.to_undo)} | {history.last}
    kept = [line for line in lines if line.number in needed]
    with written(corpus_folder / HISTORY / _CHANGES, b"\n".join(_LINE.dump_json(line) for line in kept)):
        pass
    files = (file for line in kept if isinstance(line, _Files) for file in line.change.files)
    contents = {digest for file in files for digest in (file.before, file.after)}
    folder = corpus_folder / HISTORY / _CONTENTS
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name not in contents and not file.name.startswith("."):
            file.unlink()

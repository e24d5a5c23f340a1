"""Makes a change of a corpus folder: it is tried beside it, kept in the history, and then made all at once."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.documents import CorpusError, CorpusReason, check_corpus
from bot.documents.folder_writing import HISTORY, only_writer, put
from bot.documents.history import (
    Deed,
    Entry,
    FileChange,
    FilesChange,
    content_of,
    digest_of,
    keep_content,
    mark,
    read_history,
    record,
)
from bot.documents.written_questions import undo_rows
from bot.problems import Problem

Files = Mapping[str, bytes | None]  # what becomes of files, by their names; None: they go


def change_files(folder: Path, files: Files, deed: Deed, about: str, *, by: int | None = None) -> None:
    """Make a change; CorpusError, with everything as it was, if it cannot be written or would break the corpus."""
    with changing(folder):
        make_change(folder, files, deed, about, by=by)


@contextmanager
def changing(folder: Path) -> Iterator[None]:
    """Hold off every other writer of a folder, and first end what a crash has left half done; CorpusError."""
    with only_writer(folder):
        _finish(folder)
        yield


def make_change(folder: Path, files: Files, deed: Deed, about: str, *, by: int | None = None) -> int:
    """Make a change within `changing`, and return its number in the history."""
    _check_names(folder, files)
    before = {name: read_bytes(folder / name) for name in files}
    real = {name: content for name, content in files.items() if content != before[name]}
    try_change(folder, real)
    changes = tuple(FileChange(name, _kept(folder, before[name]), _kept(folder, real[name])) for name in real)
    number = record(folder, FilesChange(deed, about, changes, by))
    _make(folder, number, real)
    return number


def read_bytes(path: Path) -> bytes | None:
    """Return what a file has; None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _kept(folder: Path, content: bytes | None) -> str | None:
    return None if content is None else keep_content(folder, content)


def undo_last(folder: Path) -> Entry | None:
    """Take back the last change that was not taken back yet, and return it; None if there is none.

    CorpusError if its files were changed since by other hands, if the corpus needs them, or if it cannot be written.
    """
    with changing(folder):
        entries = read_history(folder).entries
        if not entries:
            return None
        last = entries[-1]
        if isinstance(last.change, FilesChange):
            _undo_files(folder, last.number, last.change)
        else:
            undo_rows(folder, last.change)
            mark(folder, last.number, "undone")
        return last


def _undo_files(folder: Path, number: int, change: FilesChange) -> None:
    for file in change.files:
        content = read_bytes(folder / file.name)
        if (None if content is None else digest_of(content)) not in {file.before, file.after}:
            raise CorpusError(Problem(str(folder / file.name), 0, CorpusReason.changed_since))
    files = _contents(folder, {file.name: file.before for file in change.files})
    if change.deed is not Deed.mended:  # before which it may have been broken, as whoever takes it back knows
        try_change(folder, files)
    mark(folder, number, "undoing")
    _put(folder, files)
    mark(folder, number, "undone")


def _make(folder: Path, number: int, files: Files) -> None:
    _put(folder, files)
    mark(folder, number, "made")


def _finish(folder: Path) -> None:
    """Bring to its end what was begun, as after a crash."""
    history = read_history(folder)
    for entry in (*history.to_make, *history.to_undo):
        if isinstance(entry.change, FilesChange):
            is_undone = entry in history.to_undo
            digests = {file.name: file.before if is_undone else file.after for file in entry.change.files}
            _put(folder, _contents(folder, digests))
            mark(folder, entry.number, "undone" if is_undone else "made")


def _contents(folder: Path, digests: Mapping[str, str | None]) -> dict[str, bytes | None]:
    return {name: content_of(folder, digest) if digest else None for name, digest in digests.items()}


def _put(folder: Path, files: Files) -> None:
    with put({folder / name: content for name, content in files.items()}):
        pass


def _check_names(folder: Path, files: Files) -> None:
    """Refuse what is no plain name in the folder: `..`, what lies deeper, what is hidden."""
    for name in files:
        if name != Path(name).name or name.startswith(".") or "\0" in name or "\\" in name:
            raise CorpusError(Problem(str(folder / name), 0, CorpusReason.bad_name))


def try_change(folder: Path, files: Files) -> None:
    """Check within `changing` what a folder would be; CorpusError with every problem that a change would bring."""
    with tempfile.TemporaryDirectory(prefix="tried-", dir=folder / HISTORY) as name:
        tried = Path(name)
        for file in folder.iterdir():
            if file.is_file() and not file.name.startswith(".") and file.name not in files:
                _link(file, tried / file.name)
        for each, content in files.items():
            if content is not None:
                (tried / each).write_bytes(content)
        problems = _problems(tried, folder)
    if problems:
        before = {_kind(problem) for problem in _problems(folder, folder)}
        new = [problem for problem in problems if _kind(problem) not in before]
        if new:
            raise CorpusError(*new)


def _link(file: Path, place: Path) -> None:
    try:
        os.link(file, place)
    except OSError:  # on a file system without links
        shutil.copyfile(file, place)


def _problems(folder: Path, told_as: Path) -> list[Problem]:
    try:
        check_corpus(folder)
    except CorpusError as error:
        return [replace(each, file=str(told_as / Path(each.file).name)) for each in error.problems]
    return []


def _kind(problem: Problem) -> tuple[str, str, tuple[str, ...]]:
    return Path(problem.file).name, problem.reason, tuple(problem.values.values())

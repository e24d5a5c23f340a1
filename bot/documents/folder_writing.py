"""Writes files of a corpus folder whole or not at all, one writer at a time, in whatever process."""

import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.problems import Problem

_MOST_OF_NAME = 60  # letters, so that the other name is not too long
HISTORY = ".history"  # the folder of what was changed, hidden beside the documents
_LOCK = "lock"
_PATIENCE, _PAUSE = 30.0, 0.02  # seconds: a change takes less
_MODE = 0o644  # of a new file: as an editor would make it


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold off every other writer of a folder; CorpusError if it, or what is written in it, cannot be used.

    The lock is on a file of its history: that on the folder itself is held by the bot that answers from it.
    """
    history = folder / HISTORY
    if history.is_symlink():
        raise CorpusError(Problem(str(history), 0, CorpusReason.outside, {"target": str(history.readlink())}))
    try:
        if folder.is_dir():  # what is missing is told, not made
            history.mkdir(exist_ok=True)
        descriptor = os.open(history / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, _MODE)
        try:
            _wait_for(descriptor)  # let go of when the descriptor is closed
            yield
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _not_written(error, folder) from error


def _wait_for(descriptor: int) -> None:
    """Lock a file as soon as nobody else has; OSError if somebody has for too long."""
    deadline = monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if monotonic() > deadline:
                raise OSError(errno.EBUSY, os.strerror(errno.EBUSY)) from error
            sleep(_PAUSE)
        else:
            return


@contextmanager
def written(path: Path, content: bytes) -> Iterator[None]:
    """Write a file under another name, and put it in the place of `path` once the block has succeeded; OSError."""
    with put({path: content}):
        yield


@contextmanager
def put(files: Mapping[Path, bytes | None]) -> Iterator[None]:
    """Write files under other names, and put all in their places once the block has succeeded; None: it goes. OSError.

    What can fail for want of room has been done before the block begins.
    """
    prepared: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            if content is not None:
                _write_beside(path, content, prepared)
        yield
        for path in files:
            if path in prepared:
                prepared[path].replace(path)
            else:
                path.unlink(missing_ok=True)
    finally:
        for name in prepared.values():
            name.unlink(missing_ok=True)
    for folder in {path.parent for path in files}:
        _keep_names(folder)


def _write_beside(path: Path, content: bytes, prepared: dict[Path, Path]) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else _MODE
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:_MOST_OF_NAME]}.", dir=path.parent)
    prepared[path] = Path(name)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), mode)
        os.fsync(file.fileno())


def _keep_names(folder: Path) -> None:
    """Let the names in a folder outlast a crash of the machine."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _not_written(error: OSError, folder: Path) -> CorpusError:
    file = error.filename if isinstance(error.filename, str) else str(folder)
    return CorpusError(Problem(file, 0, CorpusReason.not_written, {"detail": error.strerror or "?"}))

"""Writes files of a corpus folder whole or not at all, one writer at a time, in whatever process."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.documents.corpus_problems import CorpusError, CorpusReason
from bot.problems import Problem

_MODE = 0o644  # of a new file: as an editor would make it


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold off every other writer of a folder; CorpusError if it, or what is written in it, cannot be used."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)  # let go of when the descriptor is closed
            yield
        finally:
            os.close(descriptor)
    except OSError as error:
        raise _not_written(error, folder) from error


@contextmanager
def written(path: Path, content: bytes) -> Iterator[None]:
    """Write a file under another name, and put it in the place of `path` once the block has succeeded; OSError."""
    mode = path.stat().st_mode & 0o777 if path.exists() else _MODE
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        yield
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    _keep_names(path.parent)


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

"""One process at a time keeps a database, or a corpus: a lock that ends with its holder, and what that tells."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.store.errors import FolderInUseError, StoreError, StoreInUseError
from bot.troubles import Trouble

_NO_LOCKS = {errno.ENOLCK, errno.EOPNOTSUPP, errno.EINVAL, errno.EBADF}  # the file system has none for this
_SIZE = 4096  # bytes, written at once over the same place: that takes no room on a full disk
_ATTEMPTS, _PAUSE = 10, 0.1  # seconds; whoever only looks whether somebody holds it does so for a moment


class ProcessLock:
    """The lock of this process; what it tells of itself can be read by others while it lives."""

    def __init__(self, descriptor: int, told_before: str) -> None:
        """Hold the lock on an open file, whose last holder has `told_before`."""
        self._descriptor = descriptor
        self.told_before = told_before

    def tell(self, text: str) -> None:
        """Let others read this; OSError if it cannot be written, ValueError if it is too long."""
        written = text.encode()
        if len(written) > _SIZE:
            raise ValueError(f"{len(written)} bytes are more than {_SIZE}")
        os.pwrite(self._descriptor, written.ljust(_SIZE), 0)


def lock_file_of(database: Path) -> Path:
    """Return the file whose lock the process that keeps a database holds."""
    return database.with_name(f"{database.name}.lock")


@contextmanager
def hold_lock(database: Path) -> Iterator[ProcessLock]:
    """Hold the lock of a database; StoreInUseError if another process does, StoreError if there can be none."""
    try:
        descriptor = os.open(lock_file_of(database), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise StoreError(f"unable to open database file: {error.strerror}", Trouble.DATABASE_UNWRITABLE) from error
    try:
        if not any(_try_to_lock(descriptor, attempt) for attempt in range(_ATTEMPTS)):
            raise StoreInUseError(told_by_holder(database))
        yield ProcessLock(descriptor, told_by_holder(database))
    finally:
        os.close(descriptor)


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, in which nothing is written for it; FolderInUseError if another process does.

    Where the file system knows no such locks there is none.
    """
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield
        return
    try:
        if not any(_try_to_lock(descriptor, attempt) for attempt in range(_ATTEMPTS)):
            raise FolderInUseError(str(folder))
        yield
    finally:
        os.close(descriptor)


def told_by_holder(database: Path) -> str:
    """Return what the process that holds, or last held, the lock of a database has told; "" if nothing."""
    try:
        return lock_file_of(database).read_text(encoding="utf-8").rstrip(" \0")
    except (OSError, UnicodeDecodeError):
        return ""


def is_held(database: Path) -> bool:
    """Tell whether a process keeps a database."""
    try:
        descriptor = os.open(lock_file_of(database), os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        return not _locked(descriptor, fcntl.LOCK_SH)
    finally:
        os.close(descriptor)


def _try_to_lock(descriptor: int, attempt: int) -> bool:
    if attempt:
        time.sleep(_PAUSE)
    return _locked(descriptor, fcntl.LOCK_EX)


def _locked(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return True

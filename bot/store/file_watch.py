"""Notices that the database's file was deleted or replaced while it is open, and keeps what it had."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.store.backups import copy_into
from bot.store.connecting import files_of, make_private, prepare
from bot.store.pseudonyms import Pseudonyms
from bot.troubles import Trouble, Troubles

_Identity = tuple[int, int]  # of a file: device, inode


class FileWatch:
    """Which files are open under the name of a database."""

    def __init__(self, database: Path, pseudonyms: Pseudonyms, troubles: Troubles) -> None:
        """Watch `database`; tell `troubles` what became of it."""
        self._database = database
        self._pseudonyms = pseudonyms
        self._troubles = troubles
        self._known: list[_Identity | None] = []

    def is_lost(self, connection: sqlite3.Connection) -> bool:
        """Tell whether `connection` has other files open than those of the name, where there is a file in any case.

        Raises StoreError, sqlite3.Error and OSError if none can be made.
        """
        found = [_identity(file) for file in files_of(self._database)[:2]]
        if not self._known:
            self._known = found
        database, _ = found
        if database and found == self._known:
            return False
        self._troubles.tell(Trouble.DATABASE_DELETED, f"{self._database} was deleted or replaced while it was open")
        if database is None:
            _write_anew(connection, self._database)
        elif database == self._known[0]:
            connection.execute("PRAGMA wal_checkpoint(FULL)")  # only its journal is gone, but it is still open
        prepare(self._database, self._pseudonyms)
        self._known = []
        return True


def _write_anew(lost: sqlite3.Connection, file: Path) -> None:
    """Put all that a deleted file had, which SQLite still has open, into a new one of its name."""
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    make_private(unfinished)
    with closing(sqlite3.connect(unfinished)) as anew:
        copy_into(lost, anew)
    for stale in files_of(file)[1:]:
        stale.unlink(missing_ok=True)  # a journal of the old file must not be read into the new one
    unfinished.rename(file)


def _identity(file: Path) -> _Identity | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - before every write; twice as fast as by Path
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino

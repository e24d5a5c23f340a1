"""What can be wrong with the database, by kind. Opens none."""

import errno
import sqlite3

from bot.troubles import Trouble

_PRIMARY = 0xFF  # the part of SQLite's extended result codes that names the kind
# https://sqlite.org/rescode.html
_TROUBLES = {
    sqlite3.SQLITE_BUSY: Trouble.DATABASE_LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.DATABASE_LOCKED,
    sqlite3.SQLITE_FULL: Trouble.DISK_FULL,
    sqlite3.SQLITE_CORRUPT: Trouble.DATABASE_DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DATABASE_DAMAGED,
    sqlite3.SQLITE_READONLY: Trouble.DATABASE_UNWRITABLE,
    sqlite3.SQLITE_PERM: Trouble.DATABASE_UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: Trouble.DATABASE_UNWRITABLE,
    sqlite3.SQLITE_IOERR: Trouble.DATABASE_UNWRITABLE,
}


class StoreError(Exception):
    """The database cannot be used; the text says why."""

    def __init__(self, detail: str, trouble: Trouble = Trouble.DATABASE_FAILED) -> None:
        super().__init__(detail)
        self.trouble = trouble

    @property
    def may_pass(self) -> bool:
        """Whether the same act may succeed later, since its surroundings failed and not the act itself."""
        return self.trouble is not Trouble.DATABASE_FAILED


class NewerStoreError(StoreError):
    """The database has schema steps that this program does not know."""


class StoreInUseError(StoreError):
    """Another process keeps the database; the text is its number."""


class FolderInUseError(StoreError):
    """Another process holds a folder; the text is its path."""


class DamagedStoreError(StoreError):
    """The database is damaged."""


def store_error(error: sqlite3.Error) -> StoreError:
    """Return what an error of SQLite means for us."""
    code = getattr(error, "sqlite_errorcode", None)
    trouble = _TROUBLES.get(code & _PRIMARY, Trouble.DATABASE_FAILED) if code is not None else Trouble.DATABASE_FAILED
    return StoreError(str(error), trouble)


def file_error(error: OSError) -> StoreError:
    """Return what an error of the file system means for us."""
    is_full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    trouble = Trouble.DISK_FULL if is_full else Trouble.DATABASE_UNWRITABLE
    return StoreError(f"unable to open database file: {error.strerror or error}", trouble)

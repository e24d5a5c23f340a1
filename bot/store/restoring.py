"""Copies a database, and puts a copy in its place; what was there is set aside. That never while a bot runs on it."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from bot.store.backups import copy, copy_into, set_aside
from bot.store.connecting import as_store_errors, check, files_of, make_private, version_of
from bot.store.errors import NewerStoreError, StoreError
from bot.store.process_lock import hold_lock
from bot.store.schema import STEPS


def copy_database(database: Path, target: Path) -> None:
    """Write a whole copy of a database, whoever uses it, to where there is no file yet; StoreError if it fails."""
    with as_store_errors():
        copy(database, target)


def restore_database(database: Path, backup: Path) -> Path | None:
    """Let `database` be as in `backup`, and return where what it had before is now, None if there was nothing.

    Raises StoreInUseError if a bot runs on it, NewerStoreError, or another StoreError if it is no backup.
    """
    with hold_lock(database), as_store_errors():
        unfinished = database.with_name(f"{database.name}.unfinished")
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as source:
            _check_backup(source)
            make_private(unfinished)
            with closing(sqlite3.connect(unfinished)) as restored:
                copy_into(source, restored)
        aside = _set_old_aside(database) if database.exists() else None
        unfinished.rename(database)
        return aside


def _check_backup(backup: sqlite3.Connection) -> None:
    version = version_of(backup)
    if version > len(STEPS):
        raise NewerStoreError(f"schema {version}, known {len(STEPS)}")
    if not backup.execute("SELECT 1 FROM sqlite_schema WHERE name = 'question'").fetchone():
        raise StoreError("it has none of the tables")
    check(backup)


def _set_old_aside(database: Path) -> Path:
    with suppress(sqlite3.Error), closing(sqlite3.connect(database)) as old:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that one file has everything
    return set_aside(files_of(database), "replaced")

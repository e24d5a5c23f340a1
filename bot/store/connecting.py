"""Opens the SQLite file: for its owner alone, checked, with a backup before its schema is brought up to date."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from bot.store.backups import back_up_before_step
from bot.store.errors import DamagedStoreError, NewerStoreError, file_error, store_error
from bot.store.pseudonyms import Pseudonyms
from bot.store.schema import STEPS
from bot.troubles import Trouble

_PATIENCE_MS = 5000  # at the start, for another program that is writing
BUSY_MS = 200  # afterwards, when somebody may be waiting for a reply
_SUFFIXES = ("", "-wal", "-shm")  # of the files that make a database: https://sqlite.org/wal.html


def files_of(database: Path) -> list[Path]:
    """Return the files that a database consists of while it is open."""
    return [database.with_name(database.name + suffix) for suffix in _SUFFIXES]


def make_private(database: Path) -> None:
    """Let nobody but its owner read a database, whether or not it is there yet; OSError if that is impossible."""
    os.close(os.open(database, os.O_RDWR | os.O_CREAT, 0o600))
    for file in files_of(database):
        with suppress(FileNotFoundError):
            file.chmod(0o600)


@contextmanager
def as_store_errors() -> Iterator[None]:
    """Let SQLite's errors within be ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(error) from error
    except OSError as error:
        raise file_error(error) from error


def connect(database: Path) -> sqlite3.Connection:
    """Return a new connection, which waits for nobody for long; sqlite3.Error if there can be none."""
    connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten
        connection.execute("PRAGMA synchronous = NORMAL")  # safe with WAL; a power cut costs the last rows at most
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def prepare(database: Path, pseudonyms: Pseudonyms) -> None:
    """Make a database if there is none, check it, and bring its schema up to date.

    Raises DamagedStoreError, NewerStoreError, or another StoreError if it cannot be used or is no database.
    """
    with as_store_errors():
        make_private(database)
        with closing(sqlite3.connect(database, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
            check(connection)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA secure_delete = ON")
            _bring_up_to_date(connection, database, pseudonyms)
        make_private(database)


def check(connection: sqlite3.Connection) -> None:
    """Raise DamagedStoreError if a database is damaged; sqlite3.Error if it cannot be read, or is none."""
    try:
        found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
            raise DamagedStoreError(str(error), Trouble.DATABASE_DAMAGED) from error
        raise
    if found != "ok":
        raise DamagedStoreError(found, Trouble.DATABASE_DAMAGED)


def _bring_up_to_date(connection: sqlite3.Connection, database: Path, pseudonyms: Pseudonyms) -> None:
    applied = version_of(connection)
    if applied > len(STEPS):
        raise NewerStoreError(f"schema {applied}, known {len(STEPS)}")
    connection.create_function("pseudonym", 1, pseudonyms.of, deterministic=True)  # for steps
    if 0 < applied < len(STEPS):
        back_up_before_step(database, applied + 1)
    for number, step in enumerate(STEPS[applied:], applied + 1):
        connection.executescript(f"BEGIN EXCLUSIVE;{step};PRAGMA user_version = {number};COMMIT;")
    if applied < len(STEPS):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # nothing stays of what a step took away


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many schema steps a database has."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])

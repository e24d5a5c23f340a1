"""The SQLite file of the inbox: opened, written in groups, made anew if it is gone or broken. Blocks its thread."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import time
from typing import TypeVar

from bot.inbox.schema import SCHEMA, VERSION
from bot.inbox.writes import Arrival, Json, Write, add

Read = TypeVar("Read")
_BUSY_MS = 200  # how long to wait for another program that is writing; somebody may be waiting for an answer
_MODE = 0o600  # it holds what people write
_NUMBERS = 2**31  # that SQLite can keep as an application's
_EMPTY_JOURNAL = "PRAGMA wal_checkpoint(TRUNCATE)"
_BESIDE = ("", "-wal", "-shm")  # files of one database
_BROKEN_FOR = 48 * 3600.0  # seconds that a file which was moved away is kept, for whoever wants to see what it was


class InboxError(Exception):
    """The inbox cannot be used now; the text says why."""


class _BrokenFileError(InboxError):
    """The file is no inbox of this program."""


def inbox_file_beside(database: Path) -> Path:
    """Return where the inbox of a database is."""
    return database.with_name(f"{database.stem}.inbox{database.suffix}")


class InboxFile:
    """The file, used by one thread at a time."""

    def __init__(self, path: Path, owner: int = 0) -> None:
        """Use `path`, which is opened, or made, when it is first needed, for the bot with the number `owner`."""
        self._path = path
        self._owner = owner % _NUMBERS
        self._connection: sqlite3.Connection | None = None
        self._inode = 0

    @property
    def path(self) -> Path:
        """Where it is."""
        return self._path

    def read(self) -> tuple[list[Arrival], list[int]]:
        """Return what is to be handled, in order, and which updates are known to be; InboxError if it fails.

        What is no inbox is moved away, and there is nothing to be handled.
        """
        try:
            connection = self._open([])
            sent = _read_sent(connection)
            rows = connection.execute(
                "SELECT update_id, raw, arrived_at, starts FROM arrival WHERE raw IS NOT NULL ORDER BY number"
            ).fetchall()
            known = [number for (number,) in connection.execute("SELECT update_id FROM arrival WHERE raw IS NULL")]
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error
        now = time()
        arrivals = [
            Arrival(number, raw, at, starts, sent.get(number, {}), max(now - at, 0.0))
            for number, raw, at, starts in rows
        ]
        return arrivals, known

    def query(self, read: Callable[[sqlite3.Connection], Read]) -> Read:
        """Return what is read; InboxError if it fails."""
        try:
            return read(self._open([]))
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error

    def write(self, writes: Sequence[Write], open_arrivals: Iterable[Arrival], *, outlasts_power: bool = True) -> None:
        """Carry out all `writes` or none; InboxError if it fails.

        A kill does not undo them, nor if so wanted a cut of power. `open_arrivals` come first if the file has to be
        made anew.
        """
        try:
            connection = self._open(open_arrivals)
            if outlasts_power:
                _carry_out(writes, connection)
            else:
                connection.execute("PRAGMA synchronous = NORMAL")
                _carry_out(writes, connection)
                connection.execute("PRAGMA synchronous = FULL")
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error

    def prune(self, finished_before: float, most: int) -> None:
        """Forget finished updates: those from before a time, and all but the `most` latest; give back the space.

        What was moved away goes after two days; Telegram keeps updates for one.
        """

        def delete(connection: sqlite3.Connection) -> None:
            connection.execute(
                "DELETE FROM arrival WHERE raw IS NULL AND (arrived_at < ? OR number <= ("
                "SELECT number FROM arrival WHERE raw IS NULL ORDER BY number DESC LIMIT 1 OFFSET ?))",
                (finished_before, most),
            )
            connection.execute("DELETE FROM set_aside WHERE at < ?", (finished_before,))

        _delete_broken(self._path, time() - _BROKEN_FOR)
        self.write([delete], [])
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.execute(_EMPTY_JOURNAL)

    def erase(self, open_arrivals: Iterable[Arrival]) -> None:
        """Leave nothing of finished updates in any file, also of those that were moved away; InboxError if it fails.

        `open_arrivals` come first if the file has to be made anew.
        """
        try:
            _delete_broken(self._path, time())
            connection = self._open(open_arrivals)
            connection.execute("VACUUM")  # what has moved from page to page is not overwritten
            (is_busy, _, _) = connection.execute(_EMPTY_JOURNAL).fetchone()
        except (sqlite3.Error, OSError) as error:
            raise self._failure(error) from error
        if is_busy:
            raise InboxError("the journal is read by another program")

    def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _open(self, open_arrivals: Iterable[Arrival]) -> sqlite3.Connection:
        """Return a connection to the file as it is now: it may have been deleted or replaced since."""
        if self._connection and self._inode == _inode_of(self._path):
            return self._connection
        self.close()
        try:
            connection = _connect(self._path, self._owner)
        except _BrokenFileError:
            _move_away(self._path)
            connection = _connect(self._path, self._owner)
        self._connection, self._inode = connection, _inode_of(self._path)
        arrivals = list(open_arrivals)
        if arrivals:
            connection.execute("BEGIN IMMEDIATE")
            for arrival in arrivals:
                add(arrival)(connection)
            connection.execute("COMMIT")
        return connection

    def _failure(self, error: Exception) -> InboxError:
        """Let go of a connection that has failed, so that the next attempt begins afresh; return the error to raise."""
        self.close()
        if is_corrupt(error):
            with suppress(OSError):
                _move_away(self._path)
        return InboxError(str(error))


def _carry_out(writes: Sequence[Write], connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for write in writes:
            write(connection)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _read_sent(connection: sqlite3.Connection) -> dict[int, dict[int, Json]]:
    sent: dict[int, dict[int, Json]] = {}
    for update_id, sequence, result in connection.execute("SELECT update_id, sequence, result FROM sent"):
        sent.setdefault(update_id, {})[sequence] = json.loads(result)
    return sent


def _connect(path: Path, owner: int) -> sqlite3.Connection:
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, _MODE))  # SQLite itself would let everybody read it
    path.chmod(_MODE)
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        _prepare(connection, owner)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and is_corrupt(error):
            raise _BrokenFileError(str(error)) from error
        raise
    return connection


def _prepare(connection: sqlite3.Connection, owner: int) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of what is written goes anywhere else
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0:
        connection.executescript(SCHEMA)
        connection.execute(f"PRAGMA application_id = {owner}")
    elif version != VERSION or connection.execute("PRAGMA application_id").fetchone() != (owner,):
        raise _BrokenFileError("of another version, or another bot's")


def is_corrupt(error: Exception) -> bool:
    """Tell whether an error of SQLite says that the file is not in order, rather than that it cannot be had now."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _move_away(path: Path) -> None:
    for suffix in _BESIDE:
        with suppress(FileNotFoundError):
            moved = Path(f"{path}{suffix}").rename(f"{path}.broken{suffix}")
            os.utime(moved)  # from now on it is kept for a while


def _delete_broken(path: Path, moved_before: float) -> None:
    for suffix in _BESIDE:
        broken = Path(f"{path}.broken{suffix}")
        with suppress(OSError):
            if broken.stat().st_mtime <= moved_before:
                broken.unlink()


def _inode_of(path: Path) -> int:
    try:
        return os.stat(path).st_ino  # noqa: PTH116 - before every write; twice as fast as by Path
    except FileNotFoundError:
        return -1

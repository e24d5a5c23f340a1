"""The database: a connection that writes, one that reads, and a queue of what may be written later.

Nobody waits for another program's lock longer than a quarter of a second, however many wait.
"""

import asyncio
import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path

from bot.store.connection_thread import ConnectionThread, Result, Work
from bot.store.errors import StoreError, store_error
from bot.store.file_watch import FileWatch
from bot.store.pseudonyms import Pseudonyms
from bot.store.reading_connection import ReadingConnection
from bot.store.write_queue import WriteQueue
from bot.troubles import Trouble, Troubles

_AT_ONCE = 500  # writes in one transaction
_AFTER_FAILURE = 1.0  # seconds
_AT_THE_END = 1.0  # seconds, for what is still to be written
_CHECKPOINT_WITHIN = 2.0  # seconds; may copy the whole journal


class Database:
    """An open database, shared by everything that is kept in it."""

    def __init__(self, file: Path, pseudonyms: Pseudonyms, troubles: Troubles) -> None:
        """Work on `file`, whose schema is up to date; tell `troubles` what goes wrong with later writes."""
        self.pseudonyms = pseudonyms
        self._troubles = troubles
        self._file_watch = FileWatch(file, pseudonyms, troubles)
        self._writer = ConnectionThread(file, self._is_lost)
        self._reader = ReadingConnection(file)
        self._later = WriteQueue()
        self._writing_later: asyncio.Task[None] | None = None
        self._emptying: asyncio.Task[None] | None = None
        self._last_failure = Trouble.DATABASE_FAILED

    @property
    def waiting_writes(self) -> int:
        """How many writes are still to be done."""
        return len(self._later)

    async def write(self, work: Work[Result]) -> Result:
        """Return what `work` gives in a transaction: all of it is kept, or nothing; StoreError if it fails."""
        return await self._writer.do(partial(self._write, work))

    async def write_patiently(self, work: Work[Result]) -> Result:
        """Return what `work` gives in a transaction, tried until it can be done; StoreError if it never can."""
        while True:
            try:
                return await self._writer.do(partial(self._write, work), None)
            except StoreError as error:
                if not error.may_pass:
                    raise
                self._troubles.tell(error.trouble, str(error))
            await asyncio.sleep(_AFTER_FAILURE)

    async def execute(self, sql: str, *values: object) -> int:
        """Carry one statement out and return how many rows it changed; StoreError if it fails."""
        return await self.write(lambda connection: connection.execute(sql, values).rowcount)

    def write_later(self, work: Work[object]) -> None:
        """Do `work` soon in a transaction, after all earlier ones; what goes wrong is told, and tried again."""
        if not self._later.add(work):
            self._troubles.tell(self._last_failure, "the oldest of what was to be written is let go of")
        if self._writing_later is None or self._writing_later.done():
            self._writing_later = asyncio.create_task(self._write_until_done())

    async def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Return what a query finds; StoreError if it fails."""
        _, rows = await self._reader.query(sql, values)
        return rows

    async def records(self, sql: str, values: dict[str, object]) -> list[dict[str, object]]:
        """Return what a query with named values finds, by the names of the columns; StoreError if it fails."""
        names, rows = await self._reader.query(sql, values)
        return [dict(zip(names, row, strict=True)) for row in rows]

    async def empty_journal(self) -> None:
        """Move everything from the journal into the file: now or, if another program reads it, as soon as possible."""
        if not await self._try_to_empty_journal() and (self._emptying is None or self._emptying.done()):
            self._emptying = asyncio.create_task(self._empty_until_done())

    async def probe(self) -> None:
        """Find out whether the file is there and can be written; StoreError if not."""

        def write_the_same(connection: sqlite3.Connection) -> None:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute(f"PRAGMA user_version = {int(version)}")

        await self.write(write_the_same)

    async def close(self) -> None:
        """Write what is still to be written, as far as that is possible, and let go of the file."""
        for task in filter(None, (self._writing_later, self._emptying)):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        try:
            while self._later:
                await self._writer.do(self._write_some, _AT_THE_END)
        except StoreError as error:
            self._troubles.tell(error.trouble, f"{error}; {len(self._later)} writes are let go of")
        await self._reader.close()
        await self._writer.close()

    async def _try_to_empty_journal(self) -> bool:
        try:
            await self._writer.do(_empty_journal, _CHECKPOINT_WITHIN)
        except StoreError as error:
            self._troubles.tell(error.trouble, str(error))
            return False
        return True

    async def _empty_until_done(self) -> None:
        is_empty = False
        while not is_empty:
            await asyncio.sleep(_AFTER_FAILURE)
            is_empty = await self._try_to_empty_journal()

    async def _write_until_done(self) -> None:
        while self._later:
            try:
                await self._writer.do(self._write_some)
            except StoreError as error:
                self._last_failure = error.trouble
                self._troubles.tell(error.trouble, str(error))
                await asyncio.sleep(_AFTER_FAILURE)

    def _is_lost(self, connection: sqlite3.Connection) -> bool:
        is_lost = self._file_watch.is_lost(connection)
        if is_lost:
            self._reader.renew()
        return is_lost

    def _write(self, work: Work[Result], connection: sqlite3.Connection) -> Result:
        while self._later:  # in their order
            self._write_some(connection)
        return _in_transaction(connection, work)

    def _write_some(self, connection: sqlite3.Connection) -> None:
        """Do the next of the later writes in one transaction; those that can never be done are told and let go of."""
        some = self._later.first(_AT_ONCE)
        try:
            _in_transaction(connection, partial(_do_all, some))
        except sqlite3.Error as error:
            if store_error(error).may_pass:
                raise
            _in_transaction(connection, partial(self._try_all, some))
        self._later.done(some)

    def _try_all(self, works: list[Work[object]], connection: sqlite3.Connection) -> None:
        for work in works:
            self._try(work, connection)

    def _try(self, work: Work[object], connection: sqlite3.Connection) -> None:
        connection.execute("SAVEPOINT one")
        try:
            work(connection)
        except sqlite3.Error as error:
            failure = store_error(error)
            if failure.may_pass:
                raise
            connection.execute("ROLLBACK TO one")
            self._troubles.tell(failure.trouble, str(failure))
        connection.execute("RELEASE one")


def _do_all(works: list[Work[object]], connection: sqlite3.Connection) -> None:
    for work in works:
        work(connection)


def _empty_journal(connection: sqlite3.Connection) -> None:
    (is_busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise StoreError("the journal is read by another program", Trouble.DATABASE_LOCKED)


def _in_transaction(connection: sqlite3.Connection, work: Work[Result]) -> Result:
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.rollback()
        raise
    return result

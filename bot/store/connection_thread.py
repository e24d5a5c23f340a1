"""One SQLite connection in a thread of its own, which nobody waits for longer than is said. Knows no tables."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from math import inf
from pathlib import Path
from time import monotonic
from typing import TypeVar

from bot.store.connecting import as_store_errors, connect
from bot.store.errors import StoreError
from bot.troubles import Trouble

Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Result]
_WITHIN = 2.0  # seconds, for a disk that hangs; for another program's lock SQLite waits a fifth of one


class ConnectionThread:
    """A connection to the database, made when it is needed first and whenever the one before is of no use."""

    def __init__(self, database: Path, is_lost: Callable[[sqlite3.Connection], bool] = lambda _: False) -> None:
        """Connect to `database`; before each act `is_lost` tells whether the connection must be made anew."""
        self._database = database
        self._is_lost = is_lost
        self._executor = ThreadPoolExecutor(1, "database")
        self._connection: sqlite3.Connection | None = None
        self._renewing = False
        self._failed_at = -inf
        self._failure: StoreError | None = None

    def renew(self) -> None:
        """Make the connection anew before the next act; may be called from any thread."""
        self._renewing = True

    async def do(self, work: Work[Result], within: float | None = _WITHIN) -> Result:
        """Return what `work` gives; StoreError if it fails or is not done within so many seconds."""
        doing = asyncio.get_running_loop().run_in_executor(self._executor, partial(self._do, work, monotonic()))
        try:
            async with asyncio.timeout(within):
                return await doing
        except TimeoutError as error:
            raise StoreError("the database does not answer in time", Trouble.DATABASE_LOCKED) from error

    async def close(self) -> None:
        """Close the connection once everything that was begun is done."""
        await asyncio.get_running_loop().run_in_executor(self._executor, self._close)
        self._executor.shutdown(wait=False)

    def _do(self, work: Work[Result], begun_at: float) -> Result:
        if self._failure and begun_at < self._failed_at:
            raise self._failure  # it has waited beside what failed; one after the other they would wait for long
        try:
            with as_store_errors():
                return work(self._current())
        except StoreError as error:
            if error.may_pass:
                self._failed_at, self._failure = monotonic(), error
            raise

    def _current(self) -> sqlite3.Connection:
        if self._connection and (self._renewing or self._is_lost(self._connection)):
            self._close()
        if self._connection is None:
            self._renewing = False
            self._connection = connect(self._database)
        return self._connection

    def _close(self) -> None:
        if self._connection:
            self._connection.close()
        self._connection = None

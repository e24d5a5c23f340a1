"""The connection that reads, through aiosqlite: whoever reads waits for no write, and writes for no reader."""

import asyncio
from pathlib import Path

import aiosqlite

from bot.store.connecting import BUSY_MS, as_store_errors, connect
from bot.store.errors import StoreError
from bot.troubles import Trouble

_WITHIN = 2.0  # seconds, for a disk that hangs

Row = tuple[object, ...]


class ReadingConnection:
    """A connection to the database, made when it is needed first and whenever the one before is of no use."""

    def __init__(self, database: Path) -> None:
        """Read `database`."""
        self._database = database
        self._connection: aiosqlite.Connection | None = None
        self._connecting = asyncio.Lock()
        self._renewing = False

    def renew(self) -> None:
        """Make the connection anew before the next query; may be called from any thread."""
        self._renewing = True

    async def query(self, sql: str, values: tuple[object, ...] | dict[str, object]) -> tuple[list[str], list[Row]]:
        """Return the names of the columns and the rows that a query finds; StoreError if it fails or takes long."""
        try:
            async with asyncio.timeout(_WITHIN):
                with as_store_errors():
                    connection = await self._current()
                    async with connection.execute(sql, values) as cursor:
                        names = [str(column[0]) for column in cursor.description]
                        return names, [tuple(row) for row in await cursor.fetchall()]
        except TimeoutError as error:
            raise StoreError("the database does not answer in time", Trouble.DATABASE_LOCKED) from error

    async def close(self) -> None:
        """Let go of the file."""
        if self._connection:
            await self._connection.close()
        self._connection = None

    async def _current(self) -> aiosqlite.Connection:
        async with self._connecting:
            if self._renewing:
                await self.close()
            if self._connection is None:
                self._renewing = False
                # Tried without aiosqlite first, whose thread outlives a connection that cannot be made.
                await asyncio.to_thread(lambda: connect(self._database).close())
                self._connection = await aiosqlite.connect(self._database, isolation_level=None)
                await self._connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
            return self._connection

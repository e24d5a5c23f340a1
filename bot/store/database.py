"""One connection to the SQLite file, with its schema up to date and its errors as StoreError."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from bot.store.schema import STEPS

_BUSY_MS = 5000  # how long to wait for another program that is writing


class StoreError(Exception):
    """The database cannot be used; the text says why."""


class NewerStoreError(StoreError):
    """The database has schema steps that this program does not know."""


class Database:
    """An open database, shared by everything that is kept in it."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        """Work through `connection`, whose schema is up to date."""
        self._connection = connection
        self._lock = asyncio.Lock()  # one transaction at a time: the connection has only one

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        """Give the connection for one transaction: all of it is kept, or nothing; StoreError if it fails."""
        async with self._lock, _as_store_errors():
            await self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                await self._connection.rollback()
                raise
            await self._connection.commit()

    async def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """Return what a query finds; StoreError if it fails."""
        async with self._lock, _as_store_errors(), self._connection.execute(sql, values) as cursor:
            return [tuple(row) for row in await cursor.fetchall()]


@asynccontextmanager
async def open_database(file: Path) -> AsyncIterator[Database]:
    """Open the database in `file`, made if it is not there, and close it in the end; StoreError if it fails."""
    async with _as_store_errors():
        # Tried without aiosqlite first, whose thread outlives a connection that cannot be made.
        sqlite3.connect(file).close()
        connection = await aiosqlite.connect(file, isolation_level=None)
    try:
        async with _as_store_errors():
            await _prepare(connection)
        yield Database(connection)
    finally:
        await connection.close()


@asynccontextmanager
async def _as_store_errors() -> AsyncIterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(str(error)) from error


async def _prepare(connection: aiosqlite.Connection) -> None:
    await connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    await connection.execute("PRAGMA foreign_keys = ON")
    await connection.execute("PRAGMA journal_mode = WAL")
    await connection.execute("PRAGMA synchronous = NORMAL")  # safe with WAL; a power cut costs the last rows at most
    applied = await _version(connection)
    if applied > len(STEPS):
        raise NewerStoreError(f"schema {applied}, known {len(STEPS)}")
    for number, step in enumerate(STEPS[applied:], applied + 1):
        await connection.executescript(f"BEGIN EXCLUSIVE;{step};PRAGMA user_version = {number};COMMIT;")


async def _version(connection: aiosqlite.Connection) -> int:
    async with connection.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    return int(row[0]) if row else 0

"""Keeps what was asked and what was cited, never who asked. All SQL is here; knows nothing of Telegram or ranking."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite

from bot.answers import Answer

# Steps of the schema in order; `PRAGMA user_version` counts the applied ones. A released step is never edited.
_STEPS = (
    """
    CREATE TABLE question (
        id INTEGER PRIMARY KEY,
        asked_at TEXT NOT NULL,    -- ISO 8601, UTC
        question TEXT NOT NULL,
        language TEXT NOT NULL,    -- of the answer: ar, en
        chat_kind TEXT NOT NULL,   -- private, group, supergroup
        answered INTEGER NOT NULL, -- 0: the sources do not say
        took_ms REAL NOT NULL
    ) STRICT;
    CREATE TABLE citation (
        question_id INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,    -- from 1, as in the reply
        document TEXT NOT NULL,
        paragraph INTEGER NOT NULL, -- from 1
        PRIMARY KEY (question_id, number)
    ) STRICT, WITHOUT ROWID;
    """,
)
_BUSY_MS = 5000  # how long to wait for another program that is writing


class JournalError(Exception):
    """The database cannot be used; the text says why."""


class NewerJournalError(JournalError):
    """The database has schema steps that this program does not know."""


@dataclass(frozen=True)
class Entry:
    """A question that was answered or honestly refused."""

    asked_at: datetime  # with its time zone
    chat_kind: str
    answer: Answer
    took_ms: float


class Journal:
    """An open journal."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        """Write through `connection`, whose schema is up to date."""
        self._connection = connection
        self._writing = asyncio.Lock()  # one transaction at a time: the connection has only one

    async def record(self, entry: Entry) -> None:
        """Keep one question with its citations; JournalError if it cannot be written."""
        answer = entry.answer
        asked_at = entry.asked_at.astimezone(UTC).isoformat(timespec="milliseconds")
        row = (asked_at, answer.question, answer.language, entry.chat_kind, answer.answered, entry.took_ms)
        cited = [(c.number, c.passage.document.slug, c.passage.number) for c in answer.citations]
        async with self._writing, _told_apart():
            await self._connection.execute("BEGIN IMMEDIATE")
            try:
                cursor = await self._connection.execute(
                    "INSERT INTO question (asked_at, question, language, chat_kind, answered, took_ms)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    row,
                )
                await self._connection.executemany(
                    "INSERT INTO citation (question_id, number, document, paragraph) VALUES (?, ?, ?, ?)",
                    [(cursor.lastrowid, *citation) for citation in cited],
                )
            except BaseException:
                await self._connection.rollback()
                raise
            await self._connection.commit()


@asynccontextmanager
async def open_journal(file: Path) -> AsyncIterator[Journal]:
    """Open the journal in `file`, made if it is not there, and close it in the end; JournalError if it fails."""
    async with _told_apart():
        # Tried without aiosqlite first, whose thread outlives a connection that cannot be made.
        sqlite3.connect(file).close()
        connection = await aiosqlite.connect(file, isolation_level=None)
    try:
        async with _told_apart():
            await _prepare(connection)
        yield Journal(connection)
    finally:
        await connection.close()


@asynccontextmanager
async def _told_apart() -> AsyncIterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise JournalError(str(error)) from error


async def _prepare(connection: aiosqlite.Connection) -> None:
    await connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    await connection.execute("PRAGMA foreign_keys = ON")
    await connection.execute("PRAGMA journal_mode = WAL")
    await connection.execute("PRAGMA synchronous = NORMAL")  # safe with WAL; a power cut costs the last rows at most
    applied = await _version(connection)
    if applied > len(_STEPS):
        raise NewerJournalError(f"schema {applied}, known {len(_STEPS)}")
    for number, step in enumerate(_STEPS[applied:], applied + 1):
        await connection.executescript(f"BEGIN EXCLUSIVE;{step};PRAGMA user_version = {number};COMMIT;")


async def _version(connection: aiosqlite.Connection) -> int:
    async with connection.execute("PRAGMA user_version") as cursor:
        row = await cursor.fetchone()
    return int(row[0]) if row else 0

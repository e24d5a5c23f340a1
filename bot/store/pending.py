"""Keeps what the staff has begun in private and not decided on, over a restart, for a day."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from enum import StrEnum, auto
from typing import NamedTuple

from bot.store.database import Database

_KEPT_FOR = timedelta(days=1)
_MOST = 200  # in all; the oldest go first


class PendingKind(StrEnum):
    """What waits."""

    draft = auto()  # of a document
    prompt = auto()  # for a reply to what the bot asks for
    announcement = auto()
    archive = auto()  # of a corpus


class PendingPlace(NamedTuple):
    """Where something waits."""

    kind: PendingKind
    chat: int  # the private chat of who decides, which is their user id
    message: int


class _Since(NamedTuple):
    began: datetime
    draft: int  # what it belongs to, and goes with


class Pending:
    """What waits; where anything does is in memory too, since every reply of the staff is looked at."""

    def __init__(self, database: Database, places: dict[PendingPlace, _Since]) -> None:
        """Keep it in `database`, which has something in these `places` already."""
        self._database = database
        self._places = places
        self._in_hand: set[PendingPlace] = set()

    def has(self, place: PendingPlace) -> bool:
        """Tell whether something waits in a place."""
        since = self._places.get(place)
        return since is not None and datetime.now(UTC) - since.began < _KEPT_FOR

    async def put(self, place: PendingPlace, content: str, draft: int) -> None:
        """Keep what waits, in place of what did, until its `draft` goes; StoreError if it cannot be written."""
        now = datetime.now(UTC)

        def insert(connection: sqlite3.Connection) -> None:
            row = (*place, draft, _stamp(now), content)
            connection.execute("INSERT OR REPLACE INTO pending VALUES (?, ?, ?, ?, ?, ?)", row)
            newest = "SELECT rowid FROM pending ORDER BY since DESC, rowid DESC"
            connection.execute(f"DELETE FROM pending WHERE rowid NOT IN ({newest} LIMIT {_MOST})")  # noqa: S608 - ours

        await self._database.write(insert)
        self._places[place] = _Since(now, draft)

    async def get(self, place: PendingPlace) -> str | None:
        """Return what waits in a place; None if nothing does. StoreError if it cannot be read."""
        if not self.has(place):
            return None
        rows = await self._database.rows(
            "SELECT content FROM pending WHERE kind = ? AND chat = ? AND message = ?", *place
        )
        return str(rows[0][0]) if rows else None

    @asynccontextmanager
    async def taking(self, place: PendingPlace) -> AsyncIterator[str | None]:
        """Give what waits in a place, to nobody else meanwhile; None if nothing does. It goes unless that fails."""
        if place in self._in_hand:  # its button was pressed twice
            yield None
            return
        self._in_hand.add(place)
        try:
            content = await self.get(place)
            yield content
            if content is not None:
                self.drop(place.chat, self._places[place].draft)
        finally:
            self._in_hand.discard(place)

    def drop(self, chat: int, draft: int) -> None:
        """Keep a draft no more, nor what was asked for it; on the disk soon."""
        for place in [each for each, since in self._places.items() if (each.chat, since.draft) == (chat, draft)]:
            del self._places[place]
        self._database.write_later(
            lambda connection: connection.execute("DELETE FROM pending WHERE chat = ? AND draft = ?", (chat, draft))
        )

    def let_go(self, person: int) -> None:
        """Know no more of a person, of whom nothing is kept any more."""
        for place in [each for each in self._places if each.chat == person]:
            del self._places[place]


async def read_pending(database: Database) -> Pending:
    """Return what waits in `database`; StoreError if it cannot be read."""
    rows = await database.rows("SELECT kind, chat, message, since, draft FROM pending")
    places = {
        PendingPlace(PendingKind(str(kind)), int(str(chat)), int(str(message))): _Since(
            datetime.fromisoformat(str(since)), int(str(draft))
        )
        for kind, chat, message, since, draft in rows
    }
    return Pending(database, places)


def drop_old_pending(connection: sqlite3.Connection, now: datetime) -> None:
    """Delete what nobody has decided on in time; sqlite3.Error."""
    connection.execute("DELETE FROM pending WHERE since < ?", (_stamp(now - _KEPT_FOR),))


def _stamp(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="milliseconds")

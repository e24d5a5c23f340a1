"""Keeps what the editors announce to subscribers, and who was sent it."""

import json
from collections.abc import Collection
from dataclasses import dataclass

from bot.store.database import Database
from bot.text.languages import Language


@dataclass(frozen=True)
class PendingAnnouncement:
    """What is still to be sent to a subscriber."""

    person: int  # user id, which is the number of their private chat too
    language: Language  # of the chat when they subscribed
    number: int
    text: str


class Announcements:
    """What was announced, in order; each subscriber was sent it up to a number."""

    def __init__(self, database: Database) -> None:
        """Keep them in `database`."""
        self._database = database

    async def add(self, text: str) -> None:
        """Announce something to everybody who is subscribed now; StoreError if it cannot be kept."""
        await self._database.execute("INSERT INTO announcement (text) VALUES (?)", text)

    async def next_pending(self, but: Collection[int] = ()) -> PendingAnnouncement | None:
        """Return what is to be sent next, the oldest first; None if there is nothing. StoreError.

        Nobody is meant whose user id is in `but`.
        """
        found = await self._database.rows(
            "SELECT person, language, number, text FROM announcement JOIN subscription ON number > announced_through"
            " WHERE person NOT IN (SELECT value FROM json_each(?)) ORDER BY number, person LIMIT 1",
            json.dumps([*but]),
        )
        if not found:
            return None
        person, language, number, text = found[0]
        return PendingAnnouncement(int(str(person)), Language(str(language)), int(str(number)), str(text))

    async def mark_sent(self, pending: PendingAnnouncement) -> None:
        """Keep that somebody was sent it, however long that takes."""
        row = pending.number, pending.person
        await self._database.write_patiently(
            lambda connection: connection.execute("UPDATE subscription SET announced_through = ? WHERE person = ?", row)
        )

"""Keeps who wants to hear of new documents, when each was last told, and which documents are known."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.store.database import Database
from bot.text.languages import Language


@dataclass(frozen=True)
class PendingDigest:
    """What is still to be sent to a subscriber."""

    person: int  # user id, which is the number of their private chat too
    language: Language  # of the chat when they subscribed
    told_at: datetime | None  # None: never yet
    documents: tuple[str, ...]  # slugs, in the order in which they came
    through: int  # the number of the last of them


class Subscriptions:
    """Documents are numbered as they come; each subscriber has been told those up to a number."""

    def __init__(self, database: Database) -> None:
        """Keep them in `database`."""
        self._database = database

    async def subscribe(self, person: int, language: Language) -> bool:
        """Tell a person, in `language`, what comes from now on; False if they were subscribed. StoreError."""

        def insert(connection: sqlite3.Connection) -> bool:
            cursor = connection.execute(
                "INSERT INTO subscription (person, language, told_through, announced_through) VALUES (?, ?,"
                " (SELECT coalesce(max(number), 0) FROM known_document),"
                " (SELECT coalesce(max(number), 0) FROM announcement)) ON CONFLICT DO NOTHING",
                (person, language),
            )
            connection.execute("UPDATE subscription SET language = ? WHERE person = ?", (language, person))
            return cursor.rowcount > 0

        return await self._database.write(insert)

    async def unsubscribe(self, person: int) -> bool:
        """Tell a person nothing more, and keep nothing about them; False if they were not subscribed. StoreError."""
        return await self._database.execute("DELETE FROM subscription WHERE person = ?", person) > 0

    async def forget(self, person: int) -> None:
        """Delete a person's subscription, if there is one; StoreError if it cannot be deleted."""
        await self.unsubscribe(person)

    async def count(self) -> int:
        """Return how many are subscribed; StoreError if they cannot be counted."""
        rows = await self._database.rows("SELECT count(*) FROM subscription")
        return int(str(rows[0][0]))

    async def note_documents(self, slugs: Sequence[str]) -> None:
        """Know exactly these documents from now on; those that were not known are to be told. StoreError."""
        known = {str(slug) for (slug,) in await self._database.rows("SELECT slug FROM known_document")}
        if known == set(slugs):
            return

        def know(connection: sqlite3.Connection) -> None:
            connection.executemany(
                "DELETE FROM known_document WHERE slug = ?", [(slug,) for slug in known.difference(slugs)]
            )
            connection.executemany(
                "INSERT INTO known_document (slug) VALUES (?)", [(slug,) for slug in slugs if slug not in known]
            )

        await self._database.write(know)

    async def next_pending(self, but: Collection[int] = ()) -> PendingDigest | None:
        """Return the digest of who has waited longest since their last; None if there is none to send. StoreError.

        Nobody is meant whose user id is in `but`.
        """
        found = await self._database.rows(
            "SELECT person, language, told_at, told_through FROM subscription"
            " WHERE told_through < (SELECT max(number) FROM known_document)"
            " AND person NOT IN (SELECT value FROM json_each(?))"
            " ORDER BY told_at, person LIMIT 1",  # who was never told comes first: NULL is the smallest
            json.dumps([*but]),
        )
        if not found:
            return None
        person, language, told_at, told_through = found[0]
        documents = await self._database.rows(
            "SELECT number, slug FROM known_document WHERE number > ? ORDER BY number", told_through
        )
        return PendingDigest(
            person=int(str(person)),
            language=Language(str(language)),
            told_at=datetime.fromisoformat(str(told_at)) if told_at else None,
            documents=tuple(str(slug) for _, slug in documents),
            through=int(str(documents[-1][0])),
        )

    async def mark_told(self, pending: PendingDigest, at: datetime) -> None:
        """Keep that a digest was sent, however long that takes: who is not noted as told would be told again."""
        row = at.astimezone(UTC).isoformat(timespec="milliseconds"), pending.through, pending.person
        await self._database.write_patiently(
            lambda connection: connection.execute(
                "UPDATE subscription SET told_at = ?, told_through = ? WHERE person = ?", row
            )
        )

"""Keeps which message answers which question, so that its buttons work after a restart, and who found it helpful."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import aiosqlite

from bot.store.database import Database

KEPT_FOR = timedelta(weeks=8)
"""Older cards are dropped, with their ratings, at the start and whenever one is added."""

_COLUMNS = "chat, message, question_message, asker, question, previous, language, fingerprint, asked_at"


@dataclass(frozen=True)
class Card:
    """An answer in a chat, by what it takes to give it again."""

    chat: int
    message: int | None  # of the answer; None until it is sent, and once the chat counts its messages anew
    question_message: int | None  # None once the chat counts its messages anew
    asker: int  # user id, for removing the answer and for forgetting
    question: str
    previous: str | None  # the questions it may follow up, a line each, the latest last
    language: str  # of the answer
    fingerprint: str  # of the corpus it was taken from
    asked_at: datetime  # with its time zone

    @property
    def previous_questions(self) -> tuple[str, ...]:
        """The earlier questions of its conversation, as far as they are kept."""
        return tuple(self.previous.split("\n")) if self.previous else ()


@dataclass(frozen=True)
class Ratings:
    """How many people think what of an answer."""

    helpful: int = 0
    unhelpful: int = 0


class Cards:
    """The answers of the last weeks."""

    def __init__(self, database: Database) -> None:
        """Keep them in `database`."""
        self._database = database

    async def add(self, card: Card) -> int:
        """Keep a card, drop those that are too old beside it, and return its id."""
        async with self._database.transaction() as connection:
            await _drop_old(connection, card.asked_at)
            cursor = await connection.execute(
                f"INSERT INTO card ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of ours
                _row(card),
            )
            return cursor.lastrowid or 0

    async def mark_sent(self, card_id: int, message: int) -> None:
        """Keep which message a card became."""
        async with self._database.transaction() as connection:
            await connection.execute("UPDATE card SET message = ? WHERE id = ?", (message, card_id))

    async def change(self, card_id: int, card: Card) -> None:
        """Keep what a card says now; the ratings of its old answer are dropped."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE card SET question = ?, language = ?, fingerprint = ? WHERE id = ?",
                (card.question, card.language, card.fingerprint, card_id),
            )
            await connection.execute("DELETE FROM rating WHERE card = ?", (card_id,))

    async def find(self, card_id: int) -> Card | None:
        """Return the card of an id; None if there is none any more."""
        found = await self._select("id = ?", card_id)
        return found[1] if found else None

    async def answering(self, chat: int, question_message: int) -> tuple[int, Card] | None:
        """Return the latest card that answers a message, with its id; None if none does."""
        return await self._select("chat = ? AND question_message = ? AND message IS NOT NULL", chat, question_message)

    async def rate(self, card_id: int, person: int, *, helpful: bool) -> None:
        """Keep what a person thinks of an answer, instead of what they thought before."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "INSERT INTO rating (card, person, helpful) VALUES (?, ?, ?)"
                " ON CONFLICT (card, person) DO UPDATE SET helpful = excluded.helpful",
                (card_id, person, helpful),
            )

    async def ratings(self, card_id: int) -> Ratings:
        """Return how many found an answer helpful and how many did not."""
        rows = await self._database.rows("SELECT helpful, count(*) FROM rating WHERE card = ? GROUP BY 1", (card_id,))
        counts = {bool(helpful): int(str(count)) for helpful, count in rows}
        return Ratings(counts.get(True, 0), counts.get(False, 0))

    async def move(self, old_chat: int, new_chat: int) -> None:
        """Keep the cards of a group that became a supergroup as that one's; its messages have other numbers."""
        async with self._database.transaction() as connection:
            await connection.execute(
                "UPDATE card SET chat = ?, message = NULL, question_message = NULL WHERE chat = ?", (new_chat, old_chat)
            )

    async def forget(self, person: int) -> None:
        """Delete a person's cards and ratings."""
        async with self._database.transaction() as connection:
            await connection.execute("DELETE FROM rating WHERE person = ?", (person,))
            await connection.execute("DELETE FROM card WHERE asker = ?", (person,))

    async def drop_old(self, now: datetime) -> None:
        """Delete the cards of more than `KEPT_FOR` ago."""
        async with self._database.transaction() as connection:
            await _drop_old(connection, now)

    async def _select(self, condition: str, *values: int) -> tuple[int, Card] | None:
        rows = await self._database.rows(
            f"SELECT id, {_COLUMNS} FROM card WHERE {condition} ORDER BY id DESC LIMIT 1",  # noqa: S608 - words of ours
            values,
        )
        return _card(rows[0]) if rows else None


async def _drop_old(connection: aiosqlite.Connection, now: datetime) -> None:
    await connection.execute("DELETE FROM card WHERE asked_at < ?", (_stamp(now - KEPT_FOR),))


def _row(card: Card) -> tuple[object, ...]:
    return (
        card.chat,
        card.message,
        card.question_message,
        card.asker,
        card.question,
        card.previous,
        card.language,
        card.fingerprint,
        _stamp(card.asked_at),
    )


def _card(row: tuple[object, ...]) -> tuple[int, Card]:
    card_id, chat, message, asked_in, asker, question, previous, language, fingerprint, asked_at = row
    return int(str(card_id)), Card(
        int(str(chat)),
        _number(message),
        _number(asked_in),
        int(str(asker)),
        str(question),
        None if previous is None else str(previous),
        str(language),
        str(fingerprint),
        datetime.fromisoformat(str(asked_at)),
    )


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))


def _stamp(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="milliseconds")

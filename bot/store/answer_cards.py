"""Keeps which message answers which question, so that its buttons work after a restart, and who found it helpful.

A new card is known at once and written behind: no reply waits for the disk, and none is lost to it.
"""

import sqlite3
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.store.database import Database
from bot.store.pseudonyms import SIZE, Pseudonym

KEPT_FOR = timedelta(weeks=8)
"""Older cards are dropped, with their ratings, at the start and whenever one is added."""

_MOST_RECENT = 5_000  # cards in memory too, written or not
_COLUMNS = (
    "chat, message, question_message, asker, question, author, previous, previous_authors,"
    " language, fingerprint, asked_at"
)


@dataclass(frozen=True)
class Card:
    """An answer in a chat, by what it takes to give it again."""

    chat: Pseudonym
    message: int | None  # of the answer; None until it is sent, and once the chat counts its messages anew
    question_message: int | None  # None once the chat counts its messages anew
    asker: Pseudonym  # who may remove the answer
    question: str
    author: Pseudonym | None  # of the question: its asker, unless they asked what somebody else wrote
    previous: str | None  # the questions it may follow up, a line each, the latest last
    previous_authors: tuple[Pseudonym, ...]  # in the order of the lines; () if they are not known
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

    def __init__(self, database: Database, highest: int) -> None:
        """Keep them in `database`, where `highest` is the greatest id that was ever given."""
        self._database = database
        self._highest = highest
        self._recent: OrderedDict[int, Card] = OrderedDict()  # the newest last; as the table has them, or will

    def add(self, card: Card) -> int:
        """Keep a card, drop those that are too old beside it, and return its id."""
        # By the clock, so that an id that was given but not written before a crash is not given again; 15 digits.
        self._highest = max(self._highest + 1, time.time_ns() // 10_000)
        self._keep_recent(self._highest, card)
        self._database.write_later(partial(_insert, self._highest, card))
        return self._highest

    def mark_sent(self, card_id: int, message: int) -> None:
        """Keep which message a card became."""
        if card_id in self._recent:
            self._recent[card_id] = replace(self._recent[card_id], message=message)
        self._later("UPDATE card SET message = ? WHERE id = ?", message, card_id)

    def rename(self, card_id: int, known_as: int) -> None:
        """Keep a card under the id by which its buttons name it already, in place of what was kept under that."""
        card = self._recent.pop(card_id, None)
        if card:
            self._keep_recent(known_as, card)
        self._later("DELETE FROM card WHERE id = ?", known_as)
        self._later("UPDATE card SET id = ? WHERE id = ?", known_as, card_id)

    def change(self, card_id: int, card: Card) -> None:
        """Keep what a card says now; the ratings of its old answer are dropped."""
        self._keep_recent(card_id, card)
        self._later(
            "UPDATE card SET question = ?, author = ?, language = ?, fingerprint = ? WHERE id = ?",
            *(card.question, card.author, card.language, card.fingerprint, card_id),
        )
        self._later("DELETE FROM rating WHERE card = ?", card_id)

    async def find(self, card_id: int) -> Card | None:
        """Return the card of an id; None if there is none any more. StoreError if it cannot be looked up."""
        if card_id in self._recent:
            return self._recent[card_id]
        found = await self._select("id = ?", card_id)
        return found[1] if found else None

    async def answering(self, chat: int, question_message: int) -> tuple[tuple[int, Card], ...]:
        """Return the cards that answer a message, each with its id, oldest first; () if none does. StoreError."""
        place = self._database.pseudonyms.of(chat), question_message
        recent = {
            card_id: card
            for card_id, card in self._recent.items()
            if (card.chat, card.question_message) == place and card.message is not None
        }
        kept = dict(await self._select_all("chat = ? AND question_message = ? AND message IS NOT NULL", *place))
        return tuple(sorted({**kept, **recent}.items()))

    async def rate(self, card_id: int, person: int, *, helpful: bool) -> None:
        """Keep what a person thinks of an answer, instead of what they thought before; StoreError."""
        await self._database.execute(
            "INSERT INTO rating (card, person, helpful) VALUES (?, ?, ?)"
            " ON CONFLICT (card, person) DO UPDATE SET helpful = excluded.helpful",
            *(card_id, self._database.pseudonyms.of(person), helpful),
        )

    async def ratings(self, card_id: int) -> Ratings:
        """Return how many found an answer helpful and how many did not; StoreError."""
        rows = await self._database.rows("SELECT helpful, count(*) FROM rating WHERE card = ? GROUP BY 1", card_id)
        counts = {bool(helpful): int(str(count)) for helpful, count in rows}
        return Ratings(counts.get(True, 0), counts.get(False, 0))

    def move(self, old_chat: int, new_chat: int) -> None:
        """Keep the cards of a group that became a supergroup as that one's; its messages have other numbers."""
        old, new = self._database.pseudonyms.of(old_chat), self._database.pseudonyms.of(new_chat)
        for card_id, card in self._recent.items():
            if card.chat == old:
                self._recent[card_id] = replace(card, chat=new, message=None, question_message=None)
        self._later("UPDATE card SET chat = ?, message = NULL, question_message = NULL WHERE chat = ?", new, old)

    def let_go(self) -> None:
        """Have every card looked up anew, since others than these methods have changed them."""
        self._recent.clear()

    def _keep_recent(self, card_id: int, card: Card) -> None:
        self._recent[card_id] = card
        if len(self._recent) > _MOST_RECENT:
            self._recent.popitem(last=False)

    def _later(self, sql: str, *values: object) -> None:
        self._database.write_later(lambda connection: connection.execute(sql, values))

    async def _select(self, condition: str, *values: object) -> tuple[int, Card] | None:
        return next(iter(await self._select_all(condition, *values)), None)

    async def _select_all(self, condition: str, *values: object) -> list[tuple[int, Card]]:
        rows = await self._database.rows(
            f"SELECT id, {_COLUMNS} FROM card WHERE {condition} ORDER BY id DESC",  # noqa: S608 - words of ours
            *values,
        )
        return [_card(row) for row in rows]


async def read_cards(database: Database) -> Cards:
    """Return the cards of `database`, without those that are too old; StoreError if they cannot be read."""
    await database.write(lambda connection: drop_old_cards(connection, datetime.now(UTC)))
    rows = await database.rows("SELECT max(id) FROM card")
    return Cards(database, _number(rows[0][0]) or 0)


def drop_old_cards(connection: sqlite3.Connection, now: datetime) -> None:
    """Delete the cards of more than `KEPT_FOR` ago."""
    connection.execute("DELETE FROM card WHERE asked_at < ?", (_stamp(now - KEPT_FOR),))


def _insert(card_id: int, card: Card, connection: sqlite3.Connection) -> None:
    drop_old_cards(connection, card.asked_at)
    connection.execute(
        f"INSERT INTO card (id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - names of ours
        (
            card_id,
            card.chat,
            card.message,
            card.question_message,
            card.asker,
            card.question,
            card.author,
            card.previous,
            b"".join(card.previous_authors) or None,
            card.language,
            card.fingerprint,
            _stamp(card.asked_at),
        ),
    )


def _card(row: tuple[object, ...]) -> tuple[int, Card]:
    (
        card_id,
        chat,
        message,
        asked_in,
        asker,
        question,
        author,
        previous,
        previous_authors,
        language,
        fingerprint,
        asked_at,
    ) = row
    return int(str(card_id)), Card(
        _pseudonym(chat) or Pseudonym(b""),
        _number(message),
        _number(asked_in),
        _pseudonym(asker) or Pseudonym(b""),
        str(question),
        _pseudonym(author),
        None if previous is None else str(previous),
        _pseudonyms(previous_authors),
        str(language),
        str(fingerprint),
        datetime.fromisoformat(str(asked_at)),
    )


def _number(value: object) -> int | None:
    return None if value is None else int(str(value))


def _pseudonym(value: object) -> Pseudonym | None:
    return Pseudonym(value) if isinstance(value, bytes) else None


def _pseudonyms(value: object) -> tuple[Pseudonym, ...]:
    joined = value if isinstance(value, bytes) else b""
    return tuple(Pseudonym(joined[start : start + SIZE]) for start in range(0, len(joined), SIZE))


def _stamp(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="milliseconds")

"""Keeps what was asked and what was cited; who asked, as a pseudonym alone, so that it can be forgotten."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.answering.answers import Answer
from bot.store.database import Database
from bot.store.pseudonyms import Pseudonym


@dataclass(frozen=True)
class QueryLogEntry:
    """A question that was answered or honestly refused."""

    asked_at: datetime  # with its time zone
    chat_kind: str  # Telegram's, or "inline" or "guest" where the bot does not see the chat
    answer: Answer
    took_ms: float
    author: Pseudonym | None = None  # of the question


class QueryLog:
    """The questions of the past."""

    def __init__(self, database: Database, kept_for: timedelta) -> None:
        """Keep them in `database`, those of more than `kept_for` ago no longer."""
        self._database = database
        self.kept_for = kept_for

    def record(self, entry: QueryLogEntry) -> None:
        """Keep one question with its citations, soon."""
        answer = entry.answer
        asked_at = _stamp(entry.asked_at)
        row = (
            asked_at,
            answer.question,
            answer.language,
            entry.chat_kind,
            answer.answered,
            entry.took_ms,
            entry.author,
            answer.outcome,
            bool(answer.follows),
        )
        cited = [(c.number, c.passage.document.slug, c.passage.number) for c in answer.citations]

        def insert(connection: sqlite3.Connection) -> None:
            cursor = connection.execute(
                "INSERT INTO question (asked_at, question, language, chat_kind, answered, took_ms, author,"
                " outcome, follows) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            for citation in cited:
                connection.execute(
                    "INSERT INTO citation (question_id, number, document, paragraph) VALUES (?, ?, ?, ?)",
                    (cursor.lastrowid, *citation),
                )

        self._database.write_later(insert)

    async def drop_old(self, now: datetime) -> None:
        """Delete the questions that are older than they are kept; StoreError."""
        await self._database.execute("DELETE FROM question WHERE asked_at < ?", _stamp(now - self.kept_for))


def _stamp(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="milliseconds")

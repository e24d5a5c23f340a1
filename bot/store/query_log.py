"""Keeps what was asked and what was cited, never who asked."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.answering.answers import Answer
from bot.store.database import Database


@dataclass(frozen=True)
class QueryLogEntry:
    """A question that was answered or honestly refused."""

    asked_at: datetime  # with its time zone
    chat_kind: str  # Telegram's, or "inline" or "guest" where the bot does not see the chat
    answer: Answer
    took_ms: float


class QueryLog:
    """The questions of the past."""

    def __init__(self, database: Database) -> None:
        """Keep them in `database`."""
        self._database = database

    async def record(self, entry: QueryLogEntry) -> None:
        """Keep one question with its citations; StoreError if it cannot be written."""
        answer = entry.answer
        asked_at = entry.asked_at.astimezone(UTC).isoformat(timespec="milliseconds")
        row = (asked_at, answer.question, answer.language, entry.chat_kind, answer.answered, entry.took_ms)
        cited = [(c.number, c.passage.document.slug, c.passage.number) for c in answer.citations]
        async with self._database.transaction() as connection:
            cursor = await connection.execute(
                "INSERT INTO question (asked_at, question, language, chat_kind, answered, took_ms)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
            await connection.executemany(
                "INSERT INTO citation (question_id, number, document, paragraph) VALUES (?, ?, ?, ?)",
                [(cursor.lastrowid, *citation) for citation in cited],
            )

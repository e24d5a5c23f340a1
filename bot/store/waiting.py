"""Keeps who wants to be told when a question has an answer."""

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.store.database import Database
from bot.text.languages import Language


@dataclass(frozen=True)
class WaitingPerson:
    """Somebody who waits for the answer to a question."""

    person: int  # user id, which is the number of their private chat too
    question: str
    previous: str | None  # the question it followed up
    language: Language  # in which they were told that there is no answer
    since: datetime  # with its time zone


class Waiting:
    """The questions that people wait for, each until it is answered or they take it back."""

    def __init__(self, database: Database) -> None:
        """Keep them in `database`."""
        self._database = database

    async def add(self, waiting: WaitingPerson) -> None:
        """Keep that a person waits; nothing if they do already. StoreError if it cannot be written."""
        since = waiting.since.astimezone(UTC).isoformat(timespec="milliseconds")
        await self._database.execute(
            "INSERT INTO waiting (person, question, previous, language, since) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (person, question) DO NOTHING",
            *(waiting.person, waiting.question, waiting.previous, waiting.language, since),
        )

    async def end(self, person: int, question: str) -> None:
        """Keep no more that a person waits for a question; StoreError if it cannot be written."""
        await self._database.execute("DELETE FROM waiting WHERE person = ? AND question = ?", person, question)

    async def end_patiently(self, person: int, question: str) -> None:
        """Do so however long it takes; StoreError if it never can be done."""
        await self._database.write_patiently(
            lambda connection: connection.execute(
                "DELETE FROM waiting WHERE person = ? AND question = ?", (person, question)
            )
        )

    async def waits(self, person: int, question: str) -> bool:
        """Tell whether a person waits for a question; StoreError if it cannot be read."""
        found = await self._database.rows("SELECT 1 FROM waiting WHERE person = ? AND question = ?", person, question)
        return bool(found)

    async def everybody(self) -> tuple[WaitingPerson, ...]:
        """Return who waits for which question, the longest waiting first; StoreError if it cannot be read."""
        rows = await self._database.rows(
            "SELECT person, question, previous, language, since FROM waiting ORDER BY since, person, question"
        )
        return tuple(
            WaitingPerson(
                int(str(person)),
                str(question),
                str(previous) if previous is not None else None,
                Language(str(language)),
                datetime.fromisoformat(str(since)),
            )
            for person, question, previous, language, since in rows
        )

    async def forget(self, person: int) -> None:
        """Delete everything a person waits for; StoreError if it cannot be deleted."""
        await self._database.execute("DELETE FROM waiting WHERE person = ?", person)

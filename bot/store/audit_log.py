"""Keeps who of the staff changed what, and when."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum, auto

from bot.store.database import Database
from bot.store.errors import StoreError


class Action(StrEnum):
    """What somebody did; each has its sentence, by the same name, in the locale."""

    taught = auto()
    taught_unsaid = auto()
    taught_off_topic = auto()
    untaught = auto()
    mistake_settled = auto()
    document_added = auto()
    document_translated = auto()
    document_removed = auto()
    document_renamed = auto()
    document_edited = auto()
    corpus_imported = auto()
    change_undone = auto()
    reloaded = auto()
    banned = auto()
    unbanned = auto()
    announced = auto()
    promoted = auto()
    demoted = auto()


TEACHING = (Action.taught, Action.taught_unsaid, Action.taught_off_topic)


@dataclass(frozen=True)
class LogEntry:
    """One thing that was done."""

    at: datetime  # with its time zone
    action: Action
    by: int | None  # user id; None once that person is forgotten, or if the program did it by itself
    about: int | None = None  # user id of whom it concerns, likewise
    detail: str = ""  # a question, a text, a role


class AuditLog:
    """What the staff has done, all of it."""

    def __init__(self, database: Database) -> None:
        """Keep it in `database`."""
        self._database = database

    def note(self, action: Action, by: int | None, detail: str = "", about: int | None = None) -> None:
        """Keep that something was done now, soon."""
        row = datetime.now(UTC).isoformat(timespec="milliseconds"), action, by, about, detail
        self._database.write_later(
            lambda connection: connection.execute(
                "INSERT INTO audit (at, action, person, about, detail) VALUES (?, ?, ?, ?, ?)", row
            )
        )

    async def newest(self, most: int, before: int = 0, actions: Collection[Action] = ()) -> tuple[LogEntry, ...]:
        """Return at most `most` entries, the newest first, without the `before` that came last; StoreError.

        Of some `actions` only, if any are named.
        """
        rows = await self._database.rows(
            f"SELECT at, action, person, about, detail FROM audit{_of(actions)}"  # noqa: S608 - question marks
            " ORDER BY number DESC LIMIT ? OFFSET ?",
            *(*actions, most, before),
        )
        return tuple(
            LogEntry(datetime.fromisoformat(str(at)), Action(str(action)), _id(person), _id(about), str(detail))
            for at, action, person, about, detail in rows
        )

    async def count(self, *actions: Action) -> int:
        """Return how often any of these was done, or anything at all if none is named; StoreError.

        What was noted a moment ago and is still to be written counts.
        """
        with suppress(StoreError):  # a full disk must not hide what is there
            await self._database.write(lambda _: None)
        rows = await self._database.rows(f"SELECT count(*) FROM audit{_of(actions)}", *actions)  # noqa: S608 - likewise
        return int(str(rows[0][0]))


def _of(actions: Collection[Action]) -> str:
    return f" WHERE action IN ({', '.join('?' * len(actions))})" if actions else ""


def _id(value: object) -> int | None:
    return None if value is None else int(str(value))

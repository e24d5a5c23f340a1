"""Finds what people asked without getting a good answer: nothing, only what came near, or what they found unhelpful."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from bot.store.database import Database
from bot.store.errors import store_error
from bot.text.languages import Language

_MOST = 1_000  # different wordings; the rarest and oldest are left out


class Where(StrEnum):
    """In which table a question stands."""

    LOG = "q"
    CARD = "c"  # its answer was found unhelpful


@dataclass(frozen=True)
class Reference:
    """What names a question, and nobody who asked it."""

    where: Where
    id: int

    def __str__(self) -> str:
        return f"{self.where}{self.id}"


@dataclass(frozen=True)
class AskedInVain:
    """One wording of a question, however often it was asked."""

    reference: Reference  # of the last time
    text: str
    language: Language  # of the answer
    times: int
    last_at: datetime  # with its time zone

    @property
    def is_unhelpful(self) -> bool:
        """Whether it was answered, and somebody found that unhelpful."""
        return self.reference.where is Where.CARD


_FOUND = {
    Where.LOG: "SELECT '{where}', max(id), question, language, count(*), max(asked_at) FROM question"
    " WHERE answered = 0 AND follows = 0{condition} GROUP BY question",
    Where.CARD: "SELECT '{where}', max(card.id), question, language, count(*), max(asked_at) FROM card"
    " JOIN rating ON rating.card = card.id WHERE helpful = 0{condition} GROUP BY question",
}


_EVERY = " UNION ALL ".join(sql.format(where=where, condition="") for where, sql in _FOUND.items())
_ALL = f"{_EVERY} ORDER BY 5 DESC, 6 DESC LIMIT {_MOST}"


def read_asked_in_vain(file: Path) -> tuple[AskedInVain, ...]:
    """Return what `QuestionsInVain.all` does, of a file that a bot may be using; StoreError if it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return tuple(map(_question, connection.execute(_ALL)))
    except sqlite3.Error as error:
        raise store_error(error) from error


class QuestionsInVain:
    """The questions in a database that still want an answer."""

    def __init__(self, database: Database) -> None:
        """Look for them in `database`."""
        self._database = database

    async def all(self) -> tuple[AskedInVain, ...]:
        """Return the wordings, those asked most and last first; StoreError if they cannot be read."""
        return tuple(map(_question, await self._database.rows(_ALL)))

    async def find(self, reference: Reference) -> AskedInVain | None:
        """Return what a reference names; None if it is kept no more, or is answered well. StoreError."""
        table = "question" if reference.where is Where.LOG else "card"
        same = f" AND question = (SELECT question FROM {table} WHERE id = ?)"  # noqa: S608 - a name of ours
        sql = _FOUND[reference.where].format(where=reference.where, condition=same)
        rows = await self._database.rows(sql, reference.id)
        return _question(rows[0]) if rows else None


def _question(row: tuple[object, ...]) -> AskedInVain:
    where, number, text, language, times, last_at = row
    return AskedInVain(
        Reference(Where(str(where)), int(str(number))),
        str(text),
        Language(str(language)),
        int(str(times)),
        datetime.fromisoformat(str(last_at)),
    )

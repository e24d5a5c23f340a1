"""Everything that is kept, opened together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.store.database import open_database
from bot.store.journal import Journal
from bot.store.people import People, read_people


@dataclass(frozen=True)
class Store:
    """The open file, by what is kept in it."""

    journal: Journal
    people: People

    async def forget(self, person: int) -> None:
        """Delete everything that is kept about a person, by their user id; StoreError if it cannot be deleted."""
        await self.people.forget(person)


@asynccontextmanager
async def open_store(file: Path) -> AsyncIterator[Store]:
    """Open the store in `file`, made if it is not there, and close it in the end; StoreError if it fails."""
    async with open_database(file) as database:
        yield Store(Journal(database), await read_people(database))

"""Everything that is kept, opened together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.store.answer_cards import Cards
from bot.store.database import open_database
from bot.store.groups import Groups, read_groups
from bot.store.mistake_reports import MistakeReports
from bot.store.people import People, read_people
from bot.store.query_log import QueryLog
from bot.store.subscriptions import Subscriptions
from bot.store.waiting import Waiting


@dataclass(frozen=True)
class Store:
    """The open file, by what is kept in it."""

    query_log: QueryLog
    people: People
    groups: Groups
    subscriptions: Subscriptions
    cards: Cards
    waiting: Waiting
    mistake_reports: MistakeReports

    async def forget(self, person: int) -> None:
        """Delete everything that is kept about a person, by their user id; StoreError if it cannot be deleted."""
        await self.people.forget(person)
        await self.subscriptions.forget(person)
        await self.cards.forget(person)
        await self.waiting.forget(person)


@asynccontextmanager
async def open_store(file: Path) -> AsyncIterator[Store]:
    """Open the store in `file`, made if it is not there, and close it in the end; StoreError if it fails."""
    async with open_database(file) as database:
        people, groups = await read_people(database), await read_groups(database)
        store = Store(
            QueryLog(database),
            people,
            groups,
            Subscriptions(database),
            Cards(database),
            Waiting(database),
            MistakeReports(database),
        )
        await store.cards.drop_old(datetime.now(UTC))
        yield store

"""Everything that is kept, opened together."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bot.store.announcements import Announcements
from bot.store.answer_cards import Cards, drop_old_cards, read_cards
from bot.store.asked_in_vain import QuestionsInVain
from bot.store.audit_log import AuditLog
from bot.store.backups import automatic_backups, newest_backup, set_aside
from bot.store.bans import Bans, read_bans
from bot.store.connecting import files_of, prepare
from bot.store.database import Database
from bot.store.errors import DamagedStoreError, StoreError, file_error, store_error
from bot.store.forgetting import forget, forget_in_copy, holds_pseudonyms
from bot.store.groups import Groups, read_groups
from bot.store.mistake_reports import MistakeReports
from bot.store.own_data import collect_own_data
from bot.store.pending import Pending, drop_old_pending, read_pending
from bot.store.people import People, read_people
from bot.store.process_lock import ProcessLock, hold_lock
from bot.store.pseudonyms import Pseudonym, Pseudonyms, key_file_of, read_pseudonyms
from bot.store.query_log import QueryLog
from bot.store.staff import Staff, read_staff
from bot.store.statistics import Counting
from bot.store.subscriptions import Subscriptions
from bot.store.waiting import Waiting
from bot.troubles import Trouble, Troubles

LOG_KEPT_FOR = timedelta(days=180)


@dataclass(frozen=True)
class Store:
    """The open file, by what is kept in it."""

    file: Path
    lock: ProcessLock
    troubles: Troubles
    database: Database
    query_log: QueryLog
    people: People
    groups: Groups
    subscriptions: Subscriptions
    cards: Cards
    waiting: Waiting
    mistake_reports: MistakeReports
    bans: Bans
    announcements: Announcements
    staff: Staff
    audit: AuditLog
    in_vain: QuestionsInVain
    counting: Counting
    pending: Pending

    def tell(self, error: StoreError) -> None:
        """Take note of a failure that somebody has been spared."""
        self.troubles.tell(error.trouble, str(error))

    def pseudonym(self, number: int) -> Pseudonym:
        """Return what stands for Telegram's id of a person or a chat where nobody is written to by it."""
        return self.database.pseudonyms.of(number)

    async def forget(self, person: int) -> None:
        """Delete everything that is kept about a person or in their words, by their user id, or nothing; StoreError.

        Nothing of it stays in the files beside the database either, nor in the copies from before schema steps.
        """
        await self.database.write(partial(forget, person, self.database.pseudonyms))
        self.people.let_go(person)
        self.staff.let_go(person)
        self.cards.let_go()
        self.pending.let_go(person)
        await self.database.empty_journal()
        await asyncio.to_thread(self._forget_in_copies, person)

    def _forget_in_copies(self, person: int) -> None:
        for copy in automatic_backups(self.file):
            try:
                forget_in_copy(copy, person, self.database.pseudonyms)
            except sqlite3.Error as error:
                self.tell(store_error(error))

    async def own_data(self, person: int) -> str:
        """Return as JSON what is kept about a person, by their user id; StoreError if it cannot be read."""
        await self.database.write(lambda _: None)  # what is still to be written is theirs too
        return await collect_own_data(self.database, person)

    async def drop_old(self, now: datetime) -> None:
        """Delete what is older than it is kept; StoreError."""
        await self.database.write(lambda connection: drop_old_cards(connection, now))
        await self.database.write(lambda connection: drop_old_pending(connection, now))
        await self.query_log.drop_old(now)


@asynccontextmanager
async def open_store(
    file: Path, troubles: Troubles | None = None, log_kept_for: timedelta = LOG_KEPT_FOR
) -> AsyncIterator[Store]:
    """Open the store in `file`, made if it is not there, and close it in the end; StoreError if it fails.

    A damaged file is set aside, and told, as is later what goes wrong with writes behind the replies.
    """
    troubles = troubles or Troubles()
    async with AsyncExitStack() as stack:
        lock = stack.enter_context(hold_lock(file))
        database = Database(file, _open_file(file, troubles), troubles)
        stack.push_async_callback(database.close)
        store = Store(
            file,
            lock,
            troubles,
            database,
            QueryLog(database, log_kept_for),
            await read_people(database),
            await read_groups(database),
            Subscriptions(database),
            await read_cards(database),
            Waiting(database),
            MistakeReports(database),
            await read_bans(database),
            Announcements(database),
            await read_staff(database),
            AuditLog(database),
            QuestionsInVain(database),
            Counting(database),
            await read_pending(database),
        )
        await store.drop_old(datetime.now(UTC))
        yield store


def _open_file(file: Path, troubles: Troubles) -> Pseudonyms:
    if not key_file_of(file).exists() and holds_pseudonyms(file):
        lost = "and is made anew; /forget and /mydata no longer find what was asked before"
        troubles.tell(Trouble.KEY_MISSING, f"{key_file_of(file)} is missing, {lost}")
    try:
        pseudonyms = read_pseudonyms(file)
    except OSError as error:
        raise file_error(error) from error
    except ValueError as error:
        raise StoreError(str(error)) from error
    try:
        prepare(file, pseudonyms)
    except DamagedStoreError as error:
        aside, backup = set_aside(files_of(file), "damaged"), newest_backup(file)
        restoring = f"; `withdrawal-bot restore {backup}` brings the newest backup back" if backup else ""
        troubles.tell(Trouble.DATABASE_DAMAGED, f"{file} ({error}) was set aside as {aside}{restoring}")
        prepare(file, pseudonyms)
    return pseudonyms

"""The inbox as the event loop uses it: one thread writes for all, and a file that fails holds nobody up."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from time import monotonic, time
from typing import TypeVar

from bot.inbox import writes
from bot.inbox.inbox_file import InboxError, InboxFile
from bot.inbox.pauses import Pause, add_pause, read_pauses
from bot.inbox.pending import Pending
from bot.inbox.sent_journal import SentJournal
from bot.inbox.writes import HANDLED, Arrival, Sent, Write

_log = logging.getLogger(__name__)
_AGAIN_AFTER = 1.0  # seconds; how long a file that has failed is left alone
_BEHIND = 0.1  # seconds that the file may be behind the journal
_PRUNE_EVERY = 60.0  # seconds
_KNOWN_FOR = 48 * 3600.0  # seconds; Telegram itself keeps updates for 24 hours
_MOST_KNOWN = 20_000  # finished updates
_MOST_UNWRITTEN = 20_000  # writes that wait for a file that fails; the oldest are given up first
Result = TypeVar("Result")
Tell = Callable[[str], None]  # the operator, why the inbox cannot be written; once for each trouble


class Inbox:
    """Updates from their arrival until they are answered; what the file has not taken, memory has."""

    def __init__(self, file: InboxFile, journal: SentJournal, tell: Tell) -> None:
        """Write to `file`, and what Telegram has accepted to `journal` first."""
        self._file = file
        self._journal = journal
        self._tell = tell
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self._pending: list[Pending] = []
        self._unwritten: list[Write] = []
        self._in_journal: list[Write] = []  # written with what comes next, since a kill can undo them no more
        self._open: dict[int, Arrival] = {}
        self._writing: asyncio.Task[None] | None = None
        self._has_read = False
        self._is_failing = False
        self._set_aside = 0
        self._to_erase: set[int] | None = None  # what is to be finished before the files are to be erased once more

    @property
    def is_failing(self) -> bool:
        """Whether the file could not be written when that was last tried."""
        return self._is_failing

    @property
    def open_count(self) -> int:
        """How many updates are not handled yet."""
        return len(self._open)

    @property
    def set_aside_count(self) -> int:
        """How many updates were set aside since the start."""
        return self._set_aside

    async def read(self) -> tuple[list[Arrival], list[int]]:
        """Return what earlier runs have left to be handled, in order, and the ids of what they handled last.

        It waits until the file can be read.
        """
        while True:
            try:
                arrivals, known = await self._in_thread(self._file.read)
            except InboxError as error:
                self._has_failed(error)
                await asyncio.sleep(_AGAIN_AFTER)
            else:
                self._open = {arrival.update_id: arrival for arrival in arrivals} | self._open
                handled = self._read_journal()
                return [each for each in arrivals if each.update_id not in handled], [
                    *dict.fromkeys((*known, *handled))
                ]

    def keep(self, arrival: Arrival) -> "asyncio.Future[bool]":
        """Keep an update that has arrived; the result tells whether the disk has it, and comes soon."""
        self._open[arrival.update_id] = arrival
        return self._submit(writes.add(arrival), arrival)

    def set_starts(self, update_id: int, starts: int) -> "asyncio.Future[bool]":
        """Keep how often an update was begun without having come as far as to send anything."""
        for each in reversed(self._pending):
            if each.arrival and each.arrival.update_id == update_id:
                each.write = writes.add(replace(each.arrival, starts=starts))
                return each.done
        return self._submit(writes.set_starts(update_id, starts))

    async def keep_sent(self, sent: Sent) -> None:
        """Keep what Telegram has accepted: at once, or if the journal cannot be written, as soon as the file is."""
        if not self._journal.append(sent):
            await asyncio.shield(self._submit(writes.add_sent(sent)))

    async def keep_pause(self, pause: Pause) -> None:
        """Keep that Telegram wants to be left alone."""
        await self._submit(add_pause(pause))

    async def pauses(self) -> list[Pause]:
        """Return the pauses that earlier runs have kept."""
        try:
            return await self._in_thread(partial(self._file.query, read_pauses))
        except InboxError as error:
            self._has_failed(error)
            return []

    def finish(self, update_id: int) -> None:
        """Know that an update is handled."""
        self._open.pop(update_id, None)
        if not self._journal.append(Sent(update_id, HANDLED, None)) or self._is_failing:
            self._submit(writes.finish(update_id))
        else:
            if not self._in_journal:
                asyncio.get_running_loop().call_later(_BEHIND, self._catch_up)
            self._in_journal.append(writes.finish(update_id))

    def _catch_up(self) -> None:
        if self._in_journal:
            self._submit(lambda _: None)

    def set_aside(self, update_id: int, reason: str) -> None:
        """Give an update up, and keep why; the `reason` must not quote anybody."""
        self._set_aside += 1
        self._submit(writes.set_aside(update_id, reason, time()))
        self.finish(update_id)

    async def erase(self) -> None:
        """Leave nothing of finished updates in the files, and of those that are open now once they are finished.

        What cannot be done now is done as soon as possible.
        """
        await self._empty_journal()  # after all that is to be written
        self._to_erase = set(self._open)
        await self._erase()

    async def close(self) -> None:
        """Write what is left, if it can be written, and let go of the file."""
        while self._writing:
            await self._writing
        left, self._in_journal = [*self._unwritten, *self._in_journal], []
        with suppress(InboxError):
            await self._in_thread(partial(self._file.write, left, ()))
            if self._has_read and not any(sent.update_id in self._open for sent in self._journal.entries):
                self._journal.forget(self._journal.entries)
        self._journal.close()
        await self._in_thread(self._file.close)
        self._thread.shutdown()

    async def look_after(self) -> None:
        """Prune the file from time to time, and try one that fails again; until cancelled."""
        pruned_at = -_PRUNE_EVERY
        while True:
            await asyncio.sleep(_AGAIN_AFTER)
            if self._journal.entries and not self._is_failing:
                await self._empty_journal()
            if self._is_failing and self._unwritten:
                await self._write([])
            elif self._to_erase is not None and self._to_erase.isdisjoint(self._open):
                if await self._erase():
                    self._to_erase = None
            elif monotonic() - pruned_at > _PRUNE_EVERY:
                pruned_at = monotonic()
                try:
                    await self._in_thread(partial(self._file.prune, time() - _KNOWN_FOR, _MOST_KNOWN))
                except InboxError as error:
                    self._has_failed(error)

    def _in_thread(self, work: Callable[[], Result]) -> "asyncio.Future[Result]":
        return asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _submit(self, write: Write, arrival: Arrival | None = None) -> "asyncio.Future[bool]":
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        if self._is_failing:  # nobody waits for the next attempt
            self._remember([write])
            future.set_result(False)
            return future
        self._pending.append(Pending(write, future, arrival))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write_all())
        return future

    async def _write_all(self) -> None:
        """Write what is pending, all that has come together at once."""
        try:
            await asyncio.sleep(0)  # for whoever has something to write at this very moment
            while self._pending:
                group, self._pending = self._pending, []
                arrives = any(each.arrival for each in group)
                is_written = await self._write([each.write for each in group], outlasts_power=arrives)
                for each in group:
                    if not each.done.done():
                        each.done.set_result(is_written)
        finally:
            self._writing = None

    async def _write(self, group: list[Write], *, outlasts_power: bool = True) -> bool:
        group, self._unwritten, self._in_journal = [*self._unwritten, *group, *self._in_journal], [], []
        write = partial(self._file.write, group, self._open.values(), outlasts_power=outlasts_power)
        try:
            await self._in_thread(write)
        except InboxError as error:
            self._unwritten = [*group, *self._unwritten]
            self._remember([])
            self._has_failed(error)
            return False
        self._is_failing = False
        return True

    def _read_journal(self) -> list[int]:
        """Know what the journal has and the database may not have; return which updates were handled."""
        handled = []
        for sent in self._journal.read():
            if arrival := self._open.get(sent.update_id):
                arrival.sent[sent.sequence] = sent.result
            if sent.sequence == HANDLED:
                handled.append(sent.update_id)
                self._open.pop(sent.update_id, None)
        self._in_journal += map(writes.finish, handled)
        self._has_read = True
        return handled

    async def _empty_journal(self) -> None:
        """Let the database take over what is still of use of what the journal has; then that goes."""
        entries = self._journal.entries
        are_written = [self._submit(writes.add_sent(sent)) for sent in entries if sent.update_id in self._open]
        # What is finished must be known to be before the journal forgets that it was sent.
        if await self._submit(lambda _: None) and all([await each for each in are_written]) and self._has_read:
            self._journal.forget(entries)

    async def _erase(self) -> bool:
        try:
            await self._in_thread(partial(self._file.erase, list(self._open.values())))
        except InboxError as error:
            self._tell(str(error))  # another program may be reading: that keeps nothing from being written
            return False
        return True

    def _remember(self, unwritten: list[Write]) -> None:
        self._unwritten += unwritten
        del self._unwritten[:-_MOST_UNWRITTEN]

    def _has_failed(self, error: InboxError) -> None:
        self._is_failing = True
        self._tell(str(error))

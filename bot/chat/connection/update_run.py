"""The update that is being handled: its number, when it came, what was sent for it, and the slot that it takes.

Whatever runs for an update, directly or in tasks begun for it, finds its run in `current_run`; what the bot does by
itself, such as news, has none.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from bot.inbox import Inbox, Json, Sent

MOST_ATTEMPTS = 2  # of a handler that fails
MOST_WORK = 120.0  # seconds that an update may be worked on at a stretch; what takes longer is stuck
POINTLESS_AFTER = 3600.0  # seconds; an answer that would come later is not given


class AcceptedSends:
    """What Telegram has accepted for one update; an update that is handled again after a crash sends it no more."""

    def __init__(self, update_id: int, inbox: Inbox, recorded: dict[int, Json], begins: Callable[[], None]) -> None:
        """Keep what is accepted in `inbox`, beside what is `recorded` already; tell when it `begins`."""
        self._update_id = update_id
        self._inbox = inbox
        self._recorded = recorded
        self._begins = begins
        self._sequence = 0

    def next_sequence(self) -> int:
        """Return the number of the next send, from 1; the same sends have the same numbers when handled again.

        Only sends that are worth to be kept may count, never what depends on time, such as a typing action.
        """
        self._sequence += 1
        return self._sequence

    async def result_of(self, sequence: int) -> Json:
        """Return what Telegram answered to a send, None if it has accepted none so far.

        To be asked before sending. Nobody waits for the disk: an update that it does not have yet comes again.
        """
        self._begins()
        return self._recorded.get(sequence)

    async def record(self, sequence: int, result: Json) -> None:
        """Keep what Telegram answered to a send, and return when the disk has it or cannot have it."""
        self._recorded[sequence] = result
        await self._inbox.keep_sent(Sent(self._update_id, sequence, result))

    def begin_again(self) -> None:
        """Count from 1 again."""
        self._sequence = 0


@dataclass
class UpdateRun:
    """One update while it is handled."""

    update_id: int
    arrived_at: datetime
    sent: AcceptedSends
    slots: asyncio.Semaphore  # one of which the run holds while it works
    pointless_after: float  # by the steady clock; when nothing was sent until then, nothing need be sent any more
    is_too_much: bool = False  # its chat has asked more than can wait: it gets a hint, not an answer
    attempt: int = 1
    failure: Exception | None = field(default=None, repr=False)  # what the handler did not expect
    limit: asyncio.Timeout | None = None  # of the time that it may work; none passes while it waits for Telegram
    _has_slot: bool = False
    _pauses: int = 0

    @property
    def is_too_late(self) -> bool:
        """Whether an answer would come too late."""
        return monotonic() > self.pointless_after

    def grant_time(self) -> None:
        """Let what is sent from now on, such as that it is too late for the answer, have its own time."""
        self.pointless_after = monotonic() + POINTLESS_AFTER

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Take a slot as soon as one is free, and hold it."""
        await self._take_slot()
        try:
            yield
        finally:
            self._give_slot()

    @asynccontextmanager
    async def paused(self) -> AsyncIterator[None]:
        """Give the slot to others for as long as the run waits for Telegram, and take one again after."""
        self._pauses += 1
        self._give_slot()
        try:
            yield
        finally:
            self._pauses -= 1
            if not self._pauses:
                await self._take_slot()

    async def _take_slot(self) -> None:
        await self.slots.acquire()
        self._has_slot = True
        if self.limit and not self.limit.expired():
            self.limit.reschedule(asyncio.get_running_loop().time() + MOST_WORK)

    def _give_slot(self) -> None:
        if self._has_slot:
            self._has_slot = False
            self.slots.release()
            if self.limit and not self.limit.expired():
                self.limit.reschedule(None)


current_run: ContextVar[UpdateRun | None] = ContextVar("current_run", default=None)
"""The run of the update that is being handled, if any."""


@asynccontextmanager
async def paused() -> AsyncIterator[None]:
    """Give the current run's slot to others meanwhile, if there is a run."""
    run = current_run.get()
    if run is None:
        yield
        return
    async with run.paused():
        yield

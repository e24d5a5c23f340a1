"""The update that is being handled: its number, when it came, what was sent for it, and the slot that it takes.

Whatever runs for an update, directly or in tasks begun for it, finds its run in `current_run`; what the bot does by
itself, such as news, has none.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.inbox import Inbox, Json

POINTLESS_AFTER = timedelta(hours=1)  # an answer that would come later is not given


class AcceptedSends:
    """What Telegram has accepted for one update; an update that is handled again after a crash sends it no more."""

    def __init__(self, update_id: int, inbox: Inbox, kept: "asyncio.Future[bool]", recorded: dict[int, Json]) -> None:
        """Keep what is accepted in `inbox`, which has the update itself once `kept` is done."""
        self._update_id = update_id
        self._inbox = inbox
        self._kept = kept
        self._recorded = recorded
        self._sequence = 0

    def next_sequence(self) -> int:
        """Return the number of the next send, from 1; the same sends have the same numbers when handled again.

        Only sends that are worth to be kept may count, never what depends on time, such as a typing action.
        """
        self._sequence += 1
        return self._sequence

    async def result_of(self, sequence: int) -> Json:
        """Return what Telegram answered to a send, None if it has accepted none so far.

        Must be awaited before sending: it waits until the disk has the update, so that a send can be recorded.
        """
        await asyncio.shield(self._kept)  # which others wait for too
        return self._recorded.get(sequence)

    async def record(self, sequence: int, result: Json) -> None:
        """Keep what Telegram answered to a send, and return when the disk has it or cannot have it."""
        self._recorded[sequence] = result
        await self._inbox.keep_sent(self._update_id, sequence, result)

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
    pointless_after: datetime  # when nothing has been sent until then, nothing need be sent any more
    attempt: int = 1
    failure: BaseException | None = field(default=None, repr=False)  # what the handler did not expect
    _pauses: int = 0

    @asynccontextmanager
    async def paused(self) -> AsyncIterator[None]:
        """Give the slot to others for as long as the run waits for Telegram, and take one again after."""
        self._pauses += 1
        if self._pauses == 1:
            self.slots.release()
        try:
            yield
        finally:
            self._pauses -= 1
            if self._pauses == 0:
                await self.slots.acquire()


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

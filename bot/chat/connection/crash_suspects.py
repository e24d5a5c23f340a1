"""Finds the update that ends the program: counts how often each was begun and not survived, over restarts.

Those that were being worked out when the program ended are begun again one by one, so that if it ends again only one
comes under suspicion: to have been there once more may be chance, time and again is not. An answer that waits for
Telegram is worked out: what ends the program then is something else.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

from bot.inbox import Arrival, Inbox

MOST_STARTS = 10  # that the program did not survive, all but the first alone; six were chance once in 300 kills
_SOON = 0.3  # seconds; what is finished by then need not be cleared of suspicion


class CrashSuspects:
    """The updates under suspicion."""

    def __init__(self, inbox: Inbox) -> None:
        """Count in `inbox`."""
        self._inbox = inbox
        self._alone = asyncio.Lock()

    @asynccontextmanager
    async def watched(self, arrival: Arrival) -> AsyncIterator[Callable[[], None]]:
        """Count that an update is begun, when it is its turn; give what is to be called once it is worked out."""
        start = _Start(arrival, self._inbox, self._alone if arrival.starts else None)
        try:
            await start.begin()
            yield start.is_worked_out
        except asyncio.CancelledError:  # the program stops in order
            start.take_back()
            raise
        finally:
            start.end()


class _Start:
    def __init__(self, arrival: Arrival, inbox: Inbox, alone: asyncio.Lock | None) -> None:
        self._arrival = arrival
        self._inbox = inbox
        self._alone = alone
        self._holds = False
        self._is_worked_out = False
        self._telling: asyncio.TimerHandle | None = None

    async def begin(self) -> None:
        if self._alone:
            await self._alone.acquire()
            self._holds = True
        counted = self._inbox.set_starts(self._arrival.update_id, self._arrival.starts + 1)
        if self._alone:
            await asyncio.shield(counted)

    def is_worked_out(self) -> None:
        if not self._is_worked_out:
            self._is_worked_out = True
            tell = partial(self._inbox.set_starts, self._arrival.update_id, 0)
            self._telling = asyncio.get_running_loop().call_later(_SOON, tell)
            self._release()

    def take_back(self) -> None:
        self._inbox.set_starts(self._arrival.update_id, 0 if self._is_worked_out else self._arrival.starts)

    def end(self) -> None:
        if self._telling:
            self._telling.cancel()
        self._release()

    def _release(self) -> None:
        if self._alone and self._holds:
            self._holds = False
            self._alone.release()

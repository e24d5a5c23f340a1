"""Handles one update whose turn it is: makes an object of it, has it answered, ends its run or sets it aside."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from time import monotonic

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.chat.connection.crash_suspects import MOST_STARTS, CrashSuspects
from bot.chat.connection.fair_queue import Waiting
from bot.chat.connection.update_run import (
    MOST_ATTEMPTS,
    MOST_WORK,
    POINTLESS_AFTER,
    AcceptedSends,
    UpdateRun,
    current_run,
)
from bot.chat.sending import TooLateError
from bot.inbox import Arrival, Inbox

_log = logging.getLogger(__name__)
# What the library raises for an update that it does not understand.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TelegramError,
    TypeError,
    ValueError,
)

Process = Callable[[Update], Awaitable[None]]


class UpdateRunner:
    """What is done with an update."""

    def __init__(self, bot: Bot, inbox: Inbox, process: Process, on_stuck: Callable[[str], None]) -> None:
        """Have updates of `bot` that are in `inbox` answered by `process`; `on_stuck` hears which one could not be."""
        self._bot = bot
        self._inbox = inbox
        self._process = process
        self._on_stuck = on_stuck
        self._suspects = CrashSuspects(inbox)

    async def run(self, waiting: Waiting, slots: asyncio.Semaphore) -> None:
        """Handle an update; when this returns, it is handled or set aside. Cancelled, it stays in the inbox."""
        arrival = waiting.arrival
        if arrival.starts >= MOST_STARTS:
            self._set_aside(arrival, f"the program ended {arrival.starts} times while it was handled")
        else:
            async with self._suspects.watched(arrival) as worked_out:
                run = self._make_run(waiting, slots, worked_out)
                token = current_run.set(run)
                try:
                    async with run.working():
                        await self._run(arrival, run)
                finally:
                    current_run.reset(token)

    def _make_run(self, waiting: Waiting, slots: asyncio.Semaphore, worked_out: Callable[[], None]) -> UpdateRun:
        arrival = waiting.arrival
        sent = AcceptedSends(arrival.update_id, self._inbox, arrival.sent, worked_out)
        arrived_at = datetime.fromtimestamp(arrival.arrived_at, UTC)
        until = monotonic() + POINTLESS_AFTER - arrival.age
        return UpdateRun(arrival.update_id, arrived_at, sent, slots, until, is_too_much=waiting.is_too_much)

    async def _run(self, arrival: Arrival, run: UpdateRun) -> None:
        update = self._read(arrival)
        if update is None:
            return
        try:
            async with asyncio.timeout(MOST_WORK) as run.limit:
                await self._process_patiently(update, run)
        except TimeoutError:
            self._set_aside(arrival, f"it took more than {MOST_WORK:g} s")
            self._on_stuck(f"update {arrival.update_id} was given up")
            return
        except UNREADABLE as error:  # the library stumbles over it only now; its chat's next update must not
            self._set_aside(arrival, f"not readable: {type(error).__name__}")
            return
        finally:
            run.limit = None
        if run.failure and not isinstance(run.failure, TooLateError):
            self._set_aside(arrival, type(run.failure).__name__)
        else:
            self._inbox.finish(arrival.update_id)

    async def _process_patiently(self, update: Update, run: UpdateRun) -> None:
        await self._process(update)
        while run.failure and run.attempt < MOST_ATTEMPTS:  # it may have been the moment; nothing is sent twice
            run.attempt, run.failure = run.attempt + 1, None
            run.sent.begin_again()
            await self._process(update)

    def _read(self, arrival: Arrival) -> Update | None:
        """Return an update as an object; one that cannot be read is set aside."""
        try:
            return Update.de_json(json.loads(arrival.raw), self._bot)
        except UNREADABLE as error:
            self._set_aside(arrival, f"not readable: {type(error).__name__}")
            return None

    def _set_aside(self, arrival: Arrival, reason: str) -> None:
        _log.warning("Update %d is set aside: %s", arrival.update_id, reason)
        self._inbox.set_aside(arrival.update_id, reason)

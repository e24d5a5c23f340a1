"""Asks Telegram for updates, for as long as it is not cancelled; what it has not kept or answered it asks for again."""

import asyncio
import json
import logging
from collections.abc import Sequence
from math import inf
from time import monotonic
from urllib.parse import urlencode

from telegram.error import TelegramError

from bot.chat.connection.network_failures import NetworkFailures
from bot.chat.connection.raw_updates import LeaveAloneError, RawUpdate, read_answer, update_id_of
from bot.chat.connection.reception import Reception
from bot.chat.connection.token_watch import WatchedRequest

_log = logging.getLogger(__name__)
_TIMEOUT = 10  # seconds that Telegram lets us wait for an update
_ANSWERS_WITHIN = 5.0  # seconds more
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0  # seconds after a failure; each is twice the one before
_ROUND = 60.0  # seconds; more than all that can be waited for before the next round takes together
_PATIENCE = 0.5  # seconds, for updates to become safe before more are asked for


class Polling:
    """The loop of getUpdates."""

    def __init__(
        self,
        request: WatchedRequest,
        bot_url: str,
        allowed: Sequence[str],
        reception: Reception,
        failures: NetworkFailures,
    ) -> None:
        """Ask at `bot_url` over `request` for updates of the `allowed` kinds, and give them to `reception`."""
        self._request = request
        wish = urlencode({"timeout": _TIMEOUT, "allowed_updates": json.dumps(allowed)})
        self._url = f"{bot_url}/getUpdates?{wish}&offset="
        self._reception = reception
        self._failures = failures
        self._offset = 0
        self.answered_at = monotonic()  # when Telegram last answered as it should
        self._due_at = inf  # when the present round should be over

    async def run(self) -> None:
        """Ask on and on."""
        pause = _SHORTEST_PAUSE
        while True:
            self._due_at = inf
            await self._reception.until_not_full()
            self._due_at = monotonic() + _ROUND
            try:
                updates = await self._ask()
            except TelegramError as error:
                self._failures.tell(error)
                wait = error.seconds if isinstance(error, LeaveAloneError) else pause
                self._due_at = monotonic() + wait + _ROUND
                await asyncio.sleep(wait)
                pause = min(2 * pause, _LONGEST_PAUSE)
            else:
                pause, self.answered_at = _SHORTEST_PAUSE, monotonic()
                await self._take(updates)

    @property
    def is_overdue(self) -> bool:
        """Whether the loop hangs, though all that it waits for has an end."""
        return monotonic() > self._due_at

    async def _ask(self) -> list[RawUpdate]:
        url, wait = f"{self._url}{self._offset}", _TIMEOUT + _ANSWERS_WITHIN
        status, payload = await self._request.do_request(url, "POST", read_timeout=wait)
        return read_answer(status, payload)

    async def _take(self, updates: list[RawUpdate]) -> None:
        """Take updates in; the next offset, which lets Telegram forget them, is behind those that are safe."""
        self._reception.receive(updates)
        unsafe = self._reception.unsafe(updates)
        if unsafe:
            await asyncio.wait(unsafe.values(), timeout=_PATIENCE)
            unsafe = self._reception.unsafe(updates)
        numbers = [number for update in updates if (number := update_id_of(update)) is not None]
        if numbers:
            self._offset = min(unsafe, default=max(numbers) + 1)

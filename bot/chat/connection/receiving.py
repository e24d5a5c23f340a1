"""Receives updates by asking for them or by being called, after those that earlier runs have left; and stops."""

import asyncio
from collections.abc import Sequence

from telegram import Bot

from bot.chat.connection.network_failures import NetworkFailures
from bot.chat.connection.polling import Polling
from bot.chat.connection.reception import Reception
from bot.chat.connection.token_watch import WatchedRequest
from bot.chat.connection.webhook import WebhookServer

_RESTART_WITHIN = 5.0  # seconds, for the loop that hangs to end
_REPLAY_WITHIN = 5.0  # seconds; an inbox that cannot be read by then is read later


class Receiving:
    """How updates come in."""

    def __init__(
        self, bot: Bot, request: WatchedRequest, reception: Reception, network_failures: NetworkFailures
    ) -> None:
        """Receive what is for `bot`, if it is asked for over `request`, and give it to `reception`."""
        self._bot = bot
        self._request = request
        self._reception = reception
        self._network_failures = network_failures
        self._tasks: list[asyncio.Task[None]] = []
        self._polling: asyncio.Task[None] | None = None
        self._server: WebhookServer | None = None
        self.polling: Polling | None = None

    async def replay(self) -> None:
        """Begin with what is left in the inbox, so that what comes now stands behind it."""
        replaying = asyncio.create_task(self._reception.replay())
        self._tasks.append(replaying)
        await asyncio.wait({replaying}, timeout=_REPLAY_WITHIN)

    async def poll(self, allowed: Sequence[str]) -> None:
        """Ask Telegram for updates from now on; TelegramError if it does not let go of its webhook."""
        await self._bot.delete_webhook()
        self.polling = Polling(self._request, self._bot.base_url, allowed, self._reception, self._network_failures)
        self._start_polling(self.polling)

    @property
    def has_stopped(self) -> bool:
        """Whether the loop that asks for updates has ended or hangs."""
        return bool(self.polling and self._polling and (self._polling.done() or self.polling.is_overdue))

    @property
    def why_stopped(self) -> str:
        """What that loop ended with, for whoever runs the bot."""
        if self._polling is None or not self._polling.done():
            return "it hangs"
        error = None if self._polling.cancelled() else self._polling.exception()
        return type(error).__name__ if error else "it has ended"

    async def restart(self) -> None:
        """Begin anew to ask for updates, where it was left."""
        if self.polling and self._polling:
            self._polling.cancel()
            await asyncio.wait({self._polling}, timeout=_RESTART_WITHIN)
            self._start_polling(self.polling)

    def _start_polling(self, polling: Polling) -> None:
        self._polling = asyncio.create_task(polling.run())
        self._tasks.append(self._polling)

    def listen(self, path: str, secret: str, host: str, port: int) -> None:
        """Be ready for Telegram's calls; OSError if nothing can be listened on there."""
        self._server = WebhookServer(path or "/", secret, self._reception)
        self._server.listen(host, port)

    async def be_called(self, url: str, secret: str, allowed: Sequence[str]) -> None:
        """Have Telegram call from now on; TelegramError if it refuses."""
        await self._bot.set_webhook(url, secret_token=secret, allowed_updates=allowed)

    async def stop(self) -> None:
        """Receive no more, and let what is being answered be finished as far as there is time."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        if self._server:
            self._server.stop()
        await self._reception.stop()
        if self._server:
            await self._server.close()

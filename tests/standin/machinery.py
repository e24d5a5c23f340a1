"""Starts and ends the server of one bot: its thread, its port, its state."""

from collections.abc import Callable
from types import TracebackType
from typing import Self

from bot.preview.bot_api.shapes import Object
from bot.preview.bot_api.world import World

from .backstage import Backstage
from .entities import TEXTS
from .failing_api import FailingApi
from .loop import BackgroundLoop
from .server import Server


class Machinery:
    """A Bot API server on this computer for one bot; close it when done."""

    def __init__(self, token: str, bot: Object) -> None:
        self._loop = BackgroundLoop()
        self._world = World(bot, TEXTS)
        self._api = FailingApi(token, self._world)
        self._server = Server(self._api)
        self._backstage = Backstage(self._loop, self._api)
        self._loop.do(self._server.listen)

    @property
    def url(self) -> str:
        """What the bot is to use instead of https://api.telegram.org."""
        return f"http://127.0.0.1:{self._server.port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
        if error is None and self._api.record.breakdowns:
            raise BaseExceptionGroup("the stand-in itself broke", self._api.record.breakdowns)

    def close(self) -> None:
        """End every connection, answered or not, and the server."""
        self._loop.wait_for(self._server.close())
        self._loop.close()

    def go_offline(self) -> None:
        """Close every connection and accept none."""
        self._loop.wait_for(self._server.close())

    def come_back(self) -> None:
        """Accept connections again, on the same port."""
        self._loop.do(self._server.listen)

    def wait_for_poll(self) -> None:
        """Wait until the bot waits for updates, or has set a webhook."""
        api = self._api
        self._backstage.see(lambda: api.polling.is_waiting or bool(api.webhook.url) or None, "no getUpdates")

    def wait_until(self, check: Callable[[], bool]) -> None:
        """Wait until `check`, which may ask this server, holds; it is asked again whenever something has happened."""
        self._backstage.until(check)

"""The HTTP server of the stand-in, on a port of this computer, which also fails when told to."""

import asyncio

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from bot.preview.bot_api.server import METHOD_PATH, MethodHandler, NoMethodHandler

from .failing_api import FailingApi
from .faults import GarbledAnswerError, LostConnectionError

_HOST = "127.0.0.1"


class _FailingHandler(MethodHandler):
    async def get(self, token: str, method: str) -> None:
        try:
            await super().get(token, method)
        except LostConnectionError:
            self.detach().close()
        except GarbledAnswerError as garbled:
            self.finish(garbled.body)

    post = get


class Server:
    """The HTTP server of one Bot API; listens again on the port it had."""

    def __init__(self, api: FailingApi) -> None:
        self.port = 0  # 0 until it has listened once
        self._application = Application(
            [
                (METHOD_PATH, _FailingHandler, {"api": api}),
                (r".*", NoMethodHandler, {"api": api}),
            ],
            log_function=lambda _: None,
        )
        api.leave = self._leave
        self._server: HTTPServer | None = None
        self._absence: asyncio.Task[None] | None = None

    def listen(self) -> None:
        """Accept connections."""
        sockets = bind_sockets(self.port, _HOST)
        self.port = sockets[0].getsockname()[1]
        self._server = HTTPServer(self._application)
        self._server.add_sockets(sockets)

    def _leave(self, seconds: float) -> None:
        self._absence = asyncio.create_task(self._be_away(seconds))

    async def _be_away(self, seconds: float) -> None:
        await self.close()
        await asyncio.sleep(seconds)
        self.listen()

    async def close(self) -> None:
        """Accept no more connections and close those that are open, answered or not."""
        if self._server:
            self._server.stop()
            await self._server.close_all_connections()
            self._server = None

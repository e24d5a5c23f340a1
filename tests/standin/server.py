"""The HTTP server of the stand-in, on a port of this computer, which also fails when told to."""

import asyncio

from tornado.web import Application

from bot.preview.bot_api.server import MethodHandler, routes
from bot.preview.listener import Listener

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


class Server(Listener):
    """The HTTP server of one Bot API."""

    def __init__(self, api: FailingApi) -> None:
        super().__init__(Application([*routes(api, _FailingHandler)], log_function=lambda _: None))
        api.leave = self._leave
        self._absence: asyncio.Task[None] | None = None

    def _leave(self, seconds: float) -> None:
        self._absence = asyncio.create_task(self._be_away(seconds))

    async def _be_away(self, seconds: float) -> None:
        await self.close()
        await asyncio.sleep(seconds)
        self.listen()

"""Speaks HTTP: turns requests into calls and results into answers, on a port of this computer. Decides nothing else."""

import asyncio
import json
from collections.abc import Callable
from types import TracebackType

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler

from .bot_api import BotApi
from .faults import GarbledAnswerError, LostConnectionError
from .polling import Line
from .refusal import ApiError
from .shapes import Object
from .wire import read_fields

_HOST = "127.0.0.1"
_PATH = r"/bot([0-9]+:[A-Za-z0-9_-]+)/([A-Za-z]+)"


class _Door(RequestHandler):
    def initialize(self, api: BotApi, leave: Callable[[float], None]) -> None:
        self._api = api
        self._leave = leave
        self._line = Line()

    async def get(self, token: str, method: str) -> None:
        try:
            result = await self._api.answer(token, method, lambda: read_fields(self.request), self._line)
        except ApiError as error:
            self._send(error.status, _refusal(error))
        except LostConnectionError:
            self.detach().close()
        except GarbledAnswerError as garbled:
            self.finish(garbled.body)
        else:
            self._send(200, {"ok": True, "result": result})
            away = self._api.faults.takes_leave(method) if result else 0.0
            if away:
                self._leave(away)

    post = get

    def on_connection_close(self) -> None:
        self._line.gone = True
        self._api.world.changes.tell()

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        if value and not isinstance(value, HTTPError):  # that one is of HTTP, such as a wrong verb
            self._api.record.breakdowns.append(value)
        super().log_exception(typ, value, tb)

    def _send(self, status: int, answer: Object) -> None:
        if self._line.gone:
            return
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(answer))


class _Wall(RequestHandler):
    def initialize(self, api: BotApi) -> None:
        self._api = api

    def prepare(self) -> None:
        error = ApiError(404, "Not Found")
        self._api.record.refuse(self._api.record.arrived(self.request.path, {}), error)
        self.set_status(error.status)
        self.finish(_refusal(error))


class Server:
    """The HTTP server of one Bot API; listens again on the port it had."""

    def __init__(self, api: BotApi) -> None:
        self.port = 0  # 0 until it has listened once
        self._application = Application(
            [(_PATH, _Door, {"api": api, "leave": self._leave}), (r".*", _Wall, {"api": api})],
            log_function=lambda _: None,
        )
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


def _refusal(error: ApiError) -> Object:
    answer: Object = {"ok": False, "error_code": error.status, "description": error.description}
    if error.extra:
        answer["parameters"] = error.extra
    return answer

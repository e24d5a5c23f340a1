"""Speaks HTTP: turns requests into calls and results into answers. Decides nothing else."""

import json
from types import TracebackType

from tornado.routing import PathMatches, Rule
from tornado.web import HTTPError, RequestHandler

from bot.preview.bot_api.bot_api import BotApi
from bot.preview.bot_api.polling import Line
from bot.preview.bot_api.refusal import ApiError
from bot.preview.bot_api.shapes import Object
from bot.preview.bot_api.wire import read_fields

_METHOD_PATH = r"/bot([0-9]+:[A-Za-z0-9_-]+)/([A-Za-z]+)"
_FILE_PATH = r"/file/bot([0-9]+(?::|%3[Aa])[A-Za-z0-9_-]+)/(.+)"  # the library escapes the colon


class MethodHandler(RequestHandler):
    """Answers the calls of methods."""

    def initialize(self, api: BotApi) -> None:
        """Take what carries the calls out."""
        self.api = api
        self._line = Line()

    async def get(self, token: str, method: str) -> None:
        """Carry out a call."""
        try:
            result = await self.api.answer(token, method, lambda: read_fields(self.request), self._line)
        except ApiError as error:
            self._send(error.status, _refusal(error))
        else:
            self._send(200, {"ok": True, "result": result})

    post = get

    def on_connection_close(self) -> None:
        """Carry out nothing more for somebody who has left."""
        self._line.gone = True
        self.api.world.changes.tell()

    def log_exception(
        self,
        typ: type[BaseException] | None,
        value: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Keep what broke."""
        if value and not isinstance(value, HTTPError):  # that one is of HTTP, such as a wrong verb
            self.api.record.breakdowns.append(value)
        super().log_exception(typ, value, tb)

    def _send(self, status: int, answer: Object) -> None:
        if self._line.gone:
            return
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(answer))


class _FileHandler(RequestHandler):
    """Gives the bot the files that people sent."""

    def initialize(self, api: BotApi) -> None:
        """Take what holds the files."""
        self._api = api

    def get(self, token: str, path: str) -> None:
        """Send a file."""
        try:
            self._api.check_token(token)
            file = self._api.world.files.fetch(path)
        except ApiError as error:
            self.set_status(error.status)
            self.finish(_refusal(error))
        else:
            self.set_header("Content-Type", "application/octet-stream")
            self.finish(file.content)


class _NoMethodHandler(RequestHandler):
    """Refuses every other request."""

    def initialize(self, api: BotApi) -> None:
        """Take what keeps the record."""
        self._api = api

    def prepare(self) -> None:
        """Refuse."""
        error = ApiError(404, "Not Found")
        self._api.record.refuse(self._api.record.arrived(self.request.path, {}), error)
        self.set_status(error.status)
        self.finish(_refusal(error))


def _refusal(error: ApiError) -> Object:
    answer: Object = {"ok": False, "error_code": error.status, "description": error.description}
    if error.extra:
        answer["parameters"] = error.extra
    return answer


def routes(api: BotApi, handler: type[MethodHandler] = MethodHandler) -> list[Rule]:
    """Return what serves all addresses of a Bot API."""
    given = {"api": api}
    return [
        Rule(PathMatches(_METHOD_PATH), handler, given),
        Rule(PathMatches(_FILE_PATH), _FileHandler, given),
        Rule(PathMatches(r".*"), _NoMethodHandler, given),
    ]

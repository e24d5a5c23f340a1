"""Takes the updates that Telegram brings, from whoever knows the secret; what strangers bring is not even read."""

import asyncio
import hmac
import re
from http import HTTPStatus
from time import monotonic

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler, stream_request_body

from bot.chat.connection.raw_updates import read_update
from bot.chat.connection.reception import Reception

_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - https://core.telegram.org/bots/api#setwebhook
_MOST_BYTES = 1 << 20  # of a call; a message of Telegram has a tenth of it at most
_STRANGERS_A_SECOND = 20  # calls that are told they are wrong; the others are cut off
_BODY_WITHIN = 10.0  # seconds
_IDLE_FOR = 120.0  # seconds that a connection is kept open for the next call


class WebhookServer:
    """The HTTP server that Telegram calls."""

    def __init__(self, path: str, secret: str, reception: Reception) -> None:
        """Take calls of `path`, which begins with a slash, that bring `secret`, for `reception`."""
        if not secret:
            raise ValueError("without a secret everybody could bring updates")
        parts = {"secret": secret.encode(), "reception": reception, "strangers": _StrangersRate()}
        application = Application([(re.escape(path), _Call, parts), (r".*", _Nothing)], log_function=lambda _: None)
        self._server = HTTPServer(
            application, max_body_size=_MOST_BYTES, body_timeout=_BODY_WITHIN, idle_connection_timeout=_IDLE_FOR
        )

    def listen(self, host: str, port: int) -> None:
        """Begin; OSError if nothing can be listened on there."""
        self._server.add_sockets(bind_sockets(port, host))

    def stop(self) -> None:
        """Let nobody call any more."""
        self._server.stop()

    async def close(self) -> None:
        """Cut off whoever waits for an answer, and will call again."""
        await self._server.close_all_connections()


class _StrangersRate:
    """How many calls without the secret are answered: a bucket that fills evenly."""

    def __init__(self) -> None:
        self._left = float(_STRANGERS_A_SECOND)
        self._at = monotonic()

    def allows_one(self) -> bool:
        now = monotonic()
        self._left = min(_STRANGERS_A_SECOND, self._left + (now - self._at) * _STRANGERS_A_SECOND)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


@stream_request_body
class _Call(RequestHandler):
    def initialize(self, secret: bytes, reception: Reception, strangers: _StrangersRate) -> None:
        self._secret = secret
        self._reception = reception
        self._strangers = strangers
        self._body = bytearray()

    def prepare(self) -> None:
        """Turn strangers away before their body is read."""
        given = self.request.headers.get(_SECRET_HEADER, "").encode(errors="replace")
        if hmac.compare_digest(given, self._secret):
            return
        if self._strangers.allows_one():
            self.set_status(HTTPStatus.FORBIDDEN)
            self.finish()
        else:
            self.detach().close()

    def data_received(self, chunk: bytes) -> None:
        """Read on."""
        self._body += chunk

    async def post(self) -> None:
        """Answer 200 when the update would survive a crash, so that Telegram may forget it."""
        update = read_update(bytes(self._body))
        if update is None:
            self.set_status(HTTPStatus.BAD_REQUEST)
        elif self._reception.is_full:
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            self._reception.receive([update])
            if unsafe := self._reception.unsafe([update]):
                await asyncio.wait(unsafe.values())


class _Nothing(RequestHandler):
    def prepare(self) -> None:
        self.set_status(HTTPStatus.NOT_FOUND)
        self.finish()

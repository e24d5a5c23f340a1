"""Requests that go to Telegram without a proxy, over aiohttp: httpx takes eight times as much of the processor."""

import json
from urllib.parse import urlsplit
from urllib.request import getproxies

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

NEVER_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_WITHIN = 5.0  # seconds, to get a connection, and to send a request
_IDLE_FOR = 5.0  # seconds that a connection is kept for the next request; it might be closed at the other end meanwhile
_to_json = json.JSONEncoder(ensure_ascii=False).encode
_IN_JSON = {"Content-Type": "application/json"}


def has_proxy(url: str) -> bool:
    """Tell whether the environment names a proxy for an address, were it only to take it back by NO_PROXY."""
    return not getproxies().keys().isdisjoint({urlsplit(url).scheme, "all"})


class DirectRequest(BaseRequest):
    """What python-telegram-bot makes its requests with."""

    def __init__(self, connections: int, answers_within: float) -> None:
        """Keep at most so many connections open, and wait for an answer so many seconds."""
        self._connections = connections
        self._answers_within = answers_within
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """For how many seconds an answer is waited for."""
        return self._answers_within

    async def initialize(self) -> None:
        """Be ready for requests."""
        if self._session is None or self._session.closed:
            connector = aiohttp.TCPConnector(
                limit=self._connections, keepalive_timeout=_IDLE_FOR, ssl=httpx.create_ssl_context()
            )
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), headers={"User-Agent": self.USER_AGENT}
            )

    async def shutdown(self) -> None:
        """Close all connections."""
        if self._session:
            await self._session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's own signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,  # noqa: ARG002 - likewise
        connect_timeout: object = None,  # noqa: ARG002 - likewise
        pool_timeout: object = None,  # noqa: ARG002 - likewise
    ) -> tuple[int, bytes]:
        """Return status and body of the answer; NetworkError with its cause if there is none."""
        if self._session is None:
            raise RuntimeError("a request before `initialize`")
        body, headers = _body_of(request_data)
        within = read_timeout if isinstance(read_timeout, float | int) else self._answers_within
        timeout = _timeout(within, 4 * _WITHIN if isinstance(body, aiohttp.FormData) else _WITHIN)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:  # of aiohttp too
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"{type(error).__name__}: {_reason(error)}") from error


def _body_of(data: RequestData | None) -> tuple[aiohttp.FormData | bytes | None, dict[str, str] | None]:
    if data is None:
        return None, None
    if not data.contains_files:
        return _to_json(data.parameters).encode(), _IN_JSON
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=file, content_type=kind)
    return form, None


def _timeout(answers_within: float, sends_within: float) -> aiohttp.ClientTimeout:
    whole = 2 * _WITHIN + sends_within + answers_within  # aiohttp itself does not limit how long sending takes
    return aiohttp.ClientTimeout(whole, connect=_WITHIN, sock_connect=_WITHIN, sock_read=answers_within)


def _reason(error: Exception) -> str:
    """Return why, without the address, which holds the token."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return error.os_error.strerror or str(error.os_error)
    if isinstance(error, aiohttp.ClientResponseError):
        return error.message
    return "" if isinstance(error, ValueError) else str(error)

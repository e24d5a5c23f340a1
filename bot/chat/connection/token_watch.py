"""Watches the connections to Telegram for a sign that the token is no longer good."""

import asyncio
from http import HTTPStatus
from typing import Any

from telegram.request import BaseRequest, HTTPXRequest

from bot.chat.connection.direct_request import DirectRequest, has_proxy


class TokenWatch:
    """Whether Telegram has refused the token."""

    def __init__(self) -> None:
        """Know of no refusal yet."""
        self.token_refused = asyncio.Event()

    def see(self, status: int) -> None:
        """Take note of the HTTP status of an answer."""
        if status == HTTPStatus.UNAUTHORIZED:
            self.token_refused.set()


class WatchedRequest(BaseRequest):
    """A connection that reports the status of each answer."""

    def __init__(self, token_watch: TokenWatch, api_url: str, connections: int, answers_within: float = 5.0) -> None:
        """Report to `token_watch`; keep at most `connections` to `api_url` open; wait for an answer so many seconds."""
        self._token_watch = token_watch
        self._way: BaseRequest = (
            HTTPXRequest(connection_pool_size=connections, pool_timeout=5.0, read_timeout=answers_within)
            if has_proxy(api_url)
            else DirectRequest(connections, answers_within)
        )

    @property
    def read_timeout(self) -> float | None:
        """For how many seconds an answer is waited for."""
        return self._way.read_timeout

    async def initialize(self) -> None:
        """Be ready for requests."""
        await self._way.initialize()

    async def shutdown(self) -> None:
        """Close all connections."""
        await self._way.shutdown()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Make the request."""
        status, payload = await self._way.do_request(*args, **kwargs)
        self._token_watch.see(status)
        return status, payload

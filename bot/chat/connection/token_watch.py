"""Watches the connections to Telegram for a sign that the token is no longer good."""

import asyncio
from http import HTTPStatus
from typing import Any

from telegram.request import HTTPXRequest


class TokenWatch:
    """Whether Telegram has refused the token."""

    def __init__(self) -> None:
        """Know of no refusal yet."""
        self.token_refused = asyncio.Event()

    def see(self, status: int) -> None:
        """Take note of the HTTP status of an answer."""
        if status == HTTPStatus.UNAUTHORIZED:
            self.token_refused.set()


class WatchedRequest(HTTPXRequest):
    """A connection that reports the status of each answer."""

    def __init__(self, token_watch: TokenWatch, connections: int, answers_within: float = 5.0) -> None:
        """Report to `token_watch`; keep at most `connections` open; wait for an answer so many seconds."""
        super().__init__(connection_pool_size=connections, pool_timeout=5.0, read_timeout=answers_within)
        self._token_watch = token_watch

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Make the request."""
        status, payload = await super().do_request(*args, **kwargs)
        self._token_watch.see(status)
        return status, payload

"""Watches the connections to Telegram for a sign that the token is no longer good."""

import asyncio
from http import HTTPStatus
from typing import Any

from telegram.request import HTTPXRequest


class TokenWatch:
    """What the connections have seen."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.token_refused = asyncio.Event()

    def see(self, status: int) -> None:
        """Take note of the HTTP status of an answer."""
        if status == HTTPStatus.UNAUTHORIZED:
            self.token_refused.set()


class WatchedRequest(HTTPXRequest):
    """A connection that reports each answer to a watch."""

    def __init__(self, watch: TokenWatch, connections: int) -> None:
        """Report to `watch`; keep at most `connections` open."""
        super().__init__(connection_pool_size=connections, pool_timeout=5.0)
        self._watch = watch

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Make the request."""
        status, payload = await super().do_request(*args, **kwargs)
        self._watch.see(status)
        return status, payload

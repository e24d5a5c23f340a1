"""Wakes whoever waits for something to become true. Belongs to one event loop."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


class Changes:
    """The news that something changed, without saying what."""

    def __init__(self) -> None:
        self.count = 0  # how often something changed
        self._waiting: set[asyncio.Future[None]] = set()

    def tell(self) -> None:
        """Let all who wait look again."""
        self.count += 1
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    def newer_than(self, seen: int) -> int | None:
        """Return the count if it is not what was seen any more."""
        return self.count if self.count != seen else None

    async def until(self, look: Callable[[], Found | None], within: float | None = None) -> Found | None:
        """Return what `look` finds, as soon as it finds something; None after `within` seconds without."""
        try:
            async with asyncio.timeout(within):
                return await self._until(look)
        except TimeoutError:
            return None

    async def _until(self, look: Callable[[], Found | None]) -> Found:
        while (found := look()) is None:
            news = asyncio.get_running_loop().create_future()
            self._waiting.add(news)
            try:
                await news
            finally:
                self._waiting.discard(news)
        return found

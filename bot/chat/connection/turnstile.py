"""Lets the event loop go round between two who have much to do while an answer of Telegram may come: it is read first.

For what Telegram has accepted is sent again if the program is killed before it has read so.
"""

import asyncio
from collections.abc import Callable

_ROUNDS = 8  # that it takes to read an answer to its end, and some more


class Turnstile:
    """Whoever passes does so at once if no answer is awaited or nobody has just before; others wait in their order."""

    def __init__(self, is_awaited: Callable[[], bool]) -> None:
        """Nobody has passed; `is_awaited` tells whether an answer may come."""
        self._is_awaited = is_awaited
        self._passing = asyncio.Lock()

    async def turn(self) -> None:
        """Wait for one's turn."""
        if self._is_awaited():
            await self._passing.acquire()
            self._release_after(_ROUNDS)

    def _release_after(self, rounds: int) -> None:
        if rounds and self._is_awaited():
            asyncio.get_running_loop().call_soon(self._release_after, rounds - 1)
        else:
            self._passing.release()

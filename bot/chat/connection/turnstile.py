"""Lets the event loop go round between two who have much to do: what has come over the network is read first."""

import asyncio

_ROUNDS = 8  # that it takes to read an answer of Telegram to its end, and some more


class Turnstile:
    """Whoever passes does so at once if nobody has just before; others wait in their order."""

    def __init__(self) -> None:
        """Nobody has passed."""
        self._passing = asyncio.Lock()

    async def turn(self) -> None:
        """Wait for one's turn."""
        await self._passing.acquire()
        self._release_after(_ROUNDS)

    def _release_after(self, rounds: int) -> None:
        if rounds:
            asyncio.get_running_loop().call_soon(self._release_after, rounds - 1)
        else:
            self._passing.release()

"""How much may wait to be handled, in number and in letters. Holds nothing of it."""

import asyncio

MOST_UPDATES = 20_000
MOST_LETTERS = 100_000_000  # of all of them together, as they came


class WaitingRoom:
    """Room that is taken and given back; what comes beyond waits at Telegram."""

    def __init__(self, most_updates: int = MOST_UPDATES, most_letters: int = MOST_LETTERS) -> None:
        """All of it is free."""
        self._updates, self._letters = most_updates, most_letters
        self._is_free = asyncio.Event()
        self._is_free.set()

    @property
    def is_full(self) -> bool:
        """Whether nothing more should come in."""
        return not self._is_free.is_set()

    async def until_not_full(self) -> None:
        """Wait until there is room again."""
        await self._is_free.wait()

    def take(self, letters: int) -> None:
        """Take room for an update; what has come already has it even if there is none."""
        self._change(-1, -letters)

    def give_back(self, letters: int) -> None:
        """Give back what was taken for an update."""
        self._change(1, letters)

    def _change(self, updates: int, letters: int) -> None:
        self._updates += updates
        self._letters += letters
        if self._updates > 0 and self._letters > 0:
            self._is_free.set()
        else:
            self._is_free.clear()

"""Keeps how long Telegram wants to be left alone, chat by chat. Sends nothing."""

import asyncio
from collections.abc import Iterable
from time import time
from typing import Protocol

from bot.inbox import Pause

_MARGIN = 0.1  # seconds; asked exactly in time Telegram may still say no


class PauseKeeper(Protocol):
    """Where pauses outlive a restart."""

    async def keep_pause(self, pause: Pause) -> None:
        """Keep a pause."""

    async def pauses(self) -> Iterable[Pause]:
        """Return what is kept."""


class Pauses:
    """The lanes that are to rest: a chat's, a press's, or that of a method which concerns neither."""

    def __init__(self, keeper: PauseKeeper | None = None) -> None:
        """Keep them in `keeper` too, if there is one."""
        self._keeper = keeper
        self._until: dict[str, float] = {}  # by the loop's clock, which nobody sets

    async def recall(self) -> None:
        """Obey what was told before a restart."""
        for pause in await self._keeper.pauses() if self._keeper else ():
            left = min(pause.until - time(), pause.seconds)  # a clock that was set back prolongs nothing
            self._rest(pause.lane, left)

    async def begin(self, lane: str, told: float) -> None:
        """Leave a lane alone for as many seconds as Telegram told."""
        seconds = told + _MARGIN
        self._rest(lane, seconds)
        if self._keeper:
            await self._keeper.keep_pause(Pause(lane, time() + seconds, seconds))

    def is_on(self, lane: str) -> bool:
        """Tell whether a lane is to rest now."""
        return self.left(lane) > 0

    async def over(self, lane: str) -> None:
        """Wait until a lane may be used."""
        left = self.left(lane)
        if left > 0:
            await asyncio.sleep(left)
            await self.over(lane)  # it may have been prolonged meanwhile

    def _rest(self, lane: str, seconds: float) -> None:
        until = _now() + seconds
        self._until[lane] = max(until, self._until.get(lane, until))

    def left(self, lane: str) -> float:
        """Return for how many seconds a lane is still to rest; 0 or less if it may be used."""
        left = self._until.get(lane, 0.0) - _now()
        if left <= 0:
            self._until.pop(lane, None)
        return left


def _now() -> float:
    return asyncio.get_running_loop().time()

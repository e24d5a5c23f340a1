"""Keeps how long Telegram wants to be left alone, chat by chat. Sends nothing."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic, time
from typing import Protocol

_MARGIN = 0.1  # seconds; asked exactly in time Telegram may still say no


@dataclass(frozen=True)
class Pause:
    """How long one lane is to rest."""

    lane: str
    until: float  # seconds since 1970
    seconds: float  # how long that was when it was told


class PauseKeeper(Protocol):
    """Where pauses outlive a restart."""

    async def keep(self, pause: Pause) -> None:
        """Keep a pause."""

    async def read(self) -> Iterable[Pause]:
        """Return what is kept."""


class Pauses:
    """The lanes that are to rest: a chat's, or for what concerns no chat that of a method."""

    def __init__(self, keeper: PauseKeeper | None = None) -> None:
        """Keep them in `keeper` too, if there is one."""
        self._keeper = keeper
        self._until: dict[str, float] = {}  # by the monotonic clock, which nobody sets

    async def recall(self) -> None:
        """Obey what was told before a restart."""
        for pause in await self._keeper.read() if self._keeper else ():
            left = min(pause.until - time(), pause.seconds)  # a clock that was set back prolongs nothing
            self._rest(pause.lane, left)

    async def begin(self, lane: str, told: float) -> None:
        """Leave a lane alone for as many seconds as Telegram told."""
        seconds = told + _MARGIN
        self._rest(lane, seconds)
        if self._keeper:
            await self._keeper.keep(Pause(lane, time() + seconds, seconds))

    def is_on(self, lane: str) -> bool:
        """Tell whether a lane is to rest now."""
        return self._left(lane) > 0

    async def over(self, lane: str) -> None:
        """Wait until a lane may be used."""
        left = self._left(lane)
        if left > 0:
            await asyncio.sleep(left)
            await self.over(lane)  # it may have been prolonged meanwhile

    def _rest(self, lane: str, seconds: float) -> None:
        until = monotonic() + seconds
        self._until[lane] = max(until, self._until.get(lane, until))

    def _left(self, lane: str) -> float:
        left = self._until.get(lane, 0.0) - monotonic()
        if left <= 0:
            self._until.pop(lane, None)
        return left

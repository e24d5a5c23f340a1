"""Lets requests through as fast as Telegram takes them, the most urgent first, those of one chat in their order.

Telegram names its rates only roughly, so no window of any position may hold more than they say. Hence sliding windows
(pyrate-limiter) and no leaky buckets, which let twice the rate through in the first window after a quiet one.
"""

import asyncio
import heapq
from itertools import count

from pyrate_limiter import InMemoryBucket, Rate, RateItem

from bot.chat.sending import Urgency

_SECOND = 1000  # milliseconds
# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
# Of 30 a second, three are left for what the network brings closer together; in between they are spread out.
_OVERALL = (Rate(3, 105), Rate(27, _SECOND))
_IN_CHAT = (Rate(3, 3 * _SECOND),)  # one a second, with bursts
_IN_GROUP = (*_IN_CHAT, Rate(20, 60 * _SECOND))
_KEPT = 1024  # gates of chats, before those that are idle are looked for


class Gate:
    """Lets through as many as its rates allow in any window."""

    def __init__(self, *rates: Rate) -> None:
        """Nothing has passed yet."""
        self._passed = InMemoryBucket([*rates])
        self._waiting: list[tuple[Urgency, int, asyncio.Future[None]]] = []
        self._order = count()
        self._timer: asyncio.TimerHandle | None = None

    @property
    def is_idle(self) -> bool:
        """Whether nobody waits, and whoever comes next would pass as if nobody ever had."""
        self._passed.leak(_now())
        return not self._waiting and self._passed.count() == 0

    def try_pass(self) -> bool:
        """Pass if it can be done at once."""
        return not self._waiting and self._wait() == 0

    async def pass_in_turn(self, urgency: Urgency) -> None:
        """Wait until whatever is more urgent or came earlier has passed, and there is room."""
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (urgency, next(self._order), turn))
        self._admit()
        await turn

    def _admit(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
        while self._waiting:
            turn = self._waiting[0][2]
            if not turn.done():  # who was cancelled needs no room
                wait = self._wait()
                if wait:
                    self._timer = asyncio.get_running_loop().call_later(wait, self._admit)
                    return
                turn.set_result(None)
            heapq.heappop(self._waiting)

    def _wait(self) -> float:
        """Take room for one and return 0, or return after how many seconds there will be some."""
        item = RateItem("", _now())
        self._passed.leak(item.timestamp)
        if self._passed.put(item):
            return 0
        wait = self._passed.waiting(item)
        return max(wait if isinstance(wait, int) else 0, 1) / _SECOND


class Pacing:
    """The gates that messages pass: first that of their chat, then everybody's."""

    def __init__(self) -> None:
        """Nothing was sent yet."""
        self._everybody = Gate(*_OVERALL)
        self._chats: dict[int, Gate] = {}
        self._look_at = _KEPT

    async def turn(self, chat: int, urgency: Urgency, *, has_room: bool = False) -> None:
        """Wait until something may be sent to a chat; what `has_room` there has waited before and was not sent."""
        if not has_room:
            await self._gate(chat).pass_in_turn(urgency)
        await self._everybody.pass_in_turn(urgency)

    def try_turn(self) -> bool:
        """Tell whether something that is only an ornament may be sent now."""
        return self._everybody.try_pass()

    def _gate(self, chat: int) -> Gate:
        if chat not in self._chats:
            if len(self._chats) >= self._look_at:
                self._chats = {chat: gate for chat, gate in self._chats.items() if not gate.is_idle}
                self._look_at = max(_KEPT, 2 * len(self._chats))  # so that a flood of chats is not looked at each time
            self._chats[chat] = Gate(*(_IN_GROUP if chat < 0 else _IN_CHAT))
        return self._chats[chat]


def _now() -> int:
    return int(asyncio.get_running_loop().time() * _SECOND)

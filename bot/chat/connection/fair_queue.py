"""Lets chats be worked for side by side, a bounded number of them, each in its order; who waits longest comes next."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat.connection.raw_updates import QueueKey
from bot.chat.connection.turnstile import Turnstile
from bot.inbox import Arrival

MOST_AT_ONCE = 64  # chats; as many as there are connections to send with
MOST_IN_QUEUE = 100  # updates of one chat
# Chats of which an answer may wait to be sent: some 30 KB each, while what is not begun is but what came.
MOST_BEGUN = 2_000
_STOPS_WITHIN = 2.0  # seconds; what is not handled by then stays in the inbox


@dataclass(frozen=True)
class Waiting:
    """An update in its chat's queue."""

    arrival: Arrival
    is_too_much: bool = False  # its queue was full: it is to be hinted at, not answered


Handle = Callable[[Waiting, asyncio.Semaphore], Awaitable[None]]


class FairQueue:
    """What waits to be handled, by chat."""

    def __init__(self, handle: Handle, turnstile: Turnstile, most_begun: int = MOST_BEGUN) -> None:
        """Have each update handled by `handle`, which holds one of the slots while it works, behind `turnstile`."""
        self._handle = handle
        self._turnstile = turnstile
        self._slots = asyncio.Semaphore(MOST_AT_ONCE)  # first come, first served: a chat goes behind all others
        self._places = asyncio.Semaphore(most_begun)
        self._queues: dict[QueueKey, deque[Waiting]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._is_stopping = False

    def length(self, key: QueueKey) -> int:
        """Return how many updates of a chat wait or are being handled."""
        return len(self._queues.get(key, ()))

    def put(self, key: QueueKey, waiting: Waiting) -> None:
        """Let an update wait behind the earlier ones of its chat."""
        queue = self._queues.get(key)
        if queue is not None:
            queue.append(waiting)
            return
        self._queues[key] = deque([waiting])
        worker = asyncio.create_task(self._work(key))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def stop(self) -> None:
        """Begin nothing more, and return when what was begun is handled or was given up."""
        self._is_stopping = True
        workers = set(self._workers)
        if not workers:
            return
        _, late = await asyncio.wait(workers, timeout=_STOPS_WITHIN)
        for worker in late:
            worker.cancel()
        if late:
            await asyncio.wait(late)

    async def _work(self, key: QueueKey) -> None:
        queue = self._queues[key]
        while queue and not self._is_stopping:
            async with self._places:
                await self._handle_first(queue)
        del self._queues[key]

    async def _handle_first(self, queue: deque[Waiting]) -> None:
        await self._turnstile.turn()
        if not self._is_stopping:  # which it may have begun to while a place was waited for
            await self._handle(queue[0], self._slots)
            queue.popleft()

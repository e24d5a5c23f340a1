"""Receives updates, however they come: keeps each in the inbox, puts it into its chat's queue, knows which are safe."""

import asyncio
import json
from collections.abc import Iterable
from functools import partial
from time import time

from bot.chat.bounded_dict import BoundedDict
from bot.chat.connection.fair_queue import MOST_IN_QUEUE, FairQueue, Handle, Waiting
from bot.chat.connection.raw_updates import QueueKey, RawUpdate, queue_key_of, update_id_of
from bot.chat.connection.turnstile import Turnstile
from bot.chat.connection.waiting_room import WaitingRoom
from bot.inbox import Arrival, Inbox

_MOST_KNOWN = 20_000  # handled updates that are known when they come again


class Reception:
    """The door through which updates come in."""

    def __init__(self, inbox: Inbox, run: Handle, turnstile: Turnstile, room: WaitingRoom | None = None) -> None:
        """Keep updates in `inbox`, where they take `room`, and have each handled by `run`, behind `turnstile`."""
        self._inbox = inbox
        self._run = run
        self._queue = FairQueue(self._handle, turnstile)
        self._handled: BoundedDict[int, None] = BoundedDict(_MOST_KNOWN)
        # Of what is not handled: done when it would survive a crash, so that Telegram may forget it.
        self._safe: dict[int, asyncio.Future[None]] = {}
        self._room = room or WaitingRoom()

    @property
    def is_full(self) -> bool:
        """Whether too much waits to take any more."""
        return self._room.is_full

    async def until_not_full(self) -> None:
        """Wait until there is room again."""
        await self._room.until_not_full()

    async def replay(self) -> None:
        """Put into their queues what earlier runs have left in the inbox, as soon as it can be read."""
        arrivals, handled = await self._inbox.read()
        for update_id in handled:
            self._handled[update_id] = None
        for arrival in arrivals:
            if arrival.update_id not in self._safe:
                self._expect(arrival).set_result(None)
                self._queue.put(queue_key_of(json.loads(arrival.raw)), Waiting(arrival))

    def receive(self, updates: Iterable[RawUpdate]) -> None:
        """Take updates in, those that are known already left out; handling begins while they are being kept."""
        now = time()
        for update in updates:
            number = update_id_of(update)
            if number is not None and number not in self._safe and number not in self._handled:
                self._receive(Arrival(number, json.dumps(update), now), queue_key_of(update))

    def unsafe(self, updates: Iterable[RawUpdate]) -> dict[int, "asyncio.Future[None]"]:
        """Return which updates a crash would lose if Telegram forgot them, each with what is done when it would not."""
        numbers = (update_id_of(update) for update in updates)
        found = {number: self._safe[number] for number in numbers if number is not None and number in self._safe}
        return {number: future for number, future in found.items() if not future.done()}

    async def stop(self) -> None:
        """Begin nothing more; what is not handled in time stays in the inbox."""
        await self._queue.stop()

    async def _handle(self, waiting: Waiting, slots: asyncio.Semaphore) -> None:
        await self._run(waiting, slots)
        update_id = waiting.arrival.update_id
        self._handled[update_id] = None
        self._is_safe(update_id)
        self._safe.pop(update_id, None)
        self._room.give_back(len(waiting.arrival.raw))

    def _receive(self, arrival: Arrival, key: QueueKey) -> None:
        place = self._queue.length(key)
        if place > MOST_IN_QUEUE:  # and somebody is being told so
            self._handled[arrival.update_id] = None
            return
        self._expect(arrival)
        kept = self._inbox.keep(arrival)
        kept.add_done_callback(partial(self._is_kept, arrival.update_id))
        self._queue.put(key, Waiting(arrival, place == MOST_IN_QUEUE))

    def _is_kept(self, update_id: int, kept: "asyncio.Future[bool]") -> None:
        if not kept.cancelled() and kept.result():
            self._is_safe(update_id)

    def _expect(self, arrival: Arrival) -> "asyncio.Future[None]":
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._safe[arrival.update_id] = future
        self._room.take(len(arrival.raw))
        return future

    def _is_safe(self, update_id: int) -> None:
        future = self._safe.get(update_id)
        if future and not future.done():
            future.set_result(None)

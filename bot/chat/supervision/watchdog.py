"""Looks after the running bot: beats, probes what it stands on, mends what it can, tells what it cannot."""

import asyncio
import logging
import time
from dataclasses import replace
from datetime import UTC, datetime

from bot.chat.supervision.stall_watch import StallWatch
from bot.chat.supervision.vital_signs import VitalSigns
from bot.heartbeat import Heartbeat, read_heartbeat
from bot.store import StoreError
from bot.troubles import Trouble, Troubles

_log = logging.getLogger(__name__)
_BEAT = 1.0  # seconds
_TELL_EVERY, _PROBE_EVERY = 5, 15  # beats
_DROP_OLD_EVERY = 3600  # beats
_LEAST_FREE = 100_000_000  # bytes of the disk
_JUMP = 60.0  # seconds that the clock on the wall may differ from the steady one between two beats
_MOST_RESTARTS = 3  # of polling without an answer of Telegram in between


class MustRestartError(Exception):
    """The process cannot mend itself: whoever supervises it is to start it again. The text says why."""


class Watchdog:
    """The watch over one running bot."""

    def __init__(self, signs: VitalSigns) -> None:
        """Watch by its `signs`."""
        self._signs = signs
        self._store = signs.bot_context.store
        self._stall_watch = StallWatch(self._tell_end)
        self._last: Heartbeat = signs.take()
        self._restarts = 0

    @property
    def _troubles(self) -> Troubles:
        return self._store.troubles

    async def run(self) -> None:
        """Watch until cancelled; MustRestartError if nothing else helps."""
        self._tell_of_earlier_end()
        self._stall_watch.start()
        try:
            beats = 0
            while True:
                offset = _clock_offset()
                if beats % _TELL_EVERY == 0:
                    self._tell()
                if beats % _PROBE_EVERY == _PROBE_EVERY - 1:
                    await self._probe()
                if beats % _DROP_OLD_EVERY == _DROP_OLD_EVERY - 1:
                    await self._drop_old()
                await asyncio.sleep(_BEAT)
                beats += 1
                self._look_at_clock(offset)
                if missed := self._stall_watch.beat():
                    self._troubles.tell(Trouble.LOOP_STALLED, f"for {missed} s")
        finally:
            self._stall_watch.stop()

    def _tell(self) -> None:
        self._last = self._signs.take()
        self._write(self._last)

    def _write(self, beat: Heartbeat) -> None:
        try:
            self._store.lock.tell(beat.to_json())
        except OSError as error:
            self._troubles.tell(Trouble.DATABASE_UNWRITABLE, f"no sign of life can be written: {error}")

    def _tell_end(self, reason: str) -> None:
        """Leave for the next start why this process ends; from any thread."""
        self._write(replace(self._last, has_ended=reason))

    def _tell_of_earlier_end(self) -> None:
        earlier = read_heartbeat(self._store.lock.told_before)
        if earlier and earlier.has_ended:
            self._troubles.tell(Trouble.LOOP_STALLED, f"the last run was ended: {earlier.has_ended}")

    async def _probe(self) -> None:
        try:
            await self._store.database.probe()
        except StoreError as error:
            self._store.tell(error)
        free = self._signs.disk_free
        if free < _LEAST_FREE:
            self._troubles.tell(Trouble.DISK_NEARLY_FULL, f"{free} bytes are free")
        await self._look_at_polling()

    async def _look_at_polling(self) -> None:
        receiving = self._signs.receiving
        if receiving is None or not receiving.has_stopped:
            self._restarts = 0
            return
        self._troubles.tell(Trouble.POLLING_STOPPED, receiving.why_stopped)
        if self._restarts >= _MOST_RESTARTS:
            self._tell_end("asking Telegram for updates stopped again and again")
            raise MustRestartError(receiving.why_stopped)
        self._restarts += 1
        await receiving.restart()

    async def _drop_old(self) -> None:
        try:
            await self._store.drop_old(datetime.now(UTC))
        except StoreError as error:
            self._store.tell(error)

    def _look_at_clock(self, offset: float) -> None:
        jump = _clock_offset() - offset
        if abs(jump) > _JUMP:
            self._troubles.tell(Trouble.CLOCK_JUMPED, f"by {jump:+.0f} s")


def _clock_offset() -> float:
    return time.time() - time.monotonic()

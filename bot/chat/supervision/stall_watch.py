"""Watches the event loop from a thread of its own, and ends the process if it stands still for too long."""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable

_log = logging.getLogger(__name__)
RESTART = 75  # exit code: "temporary failure" of sysexits.h; whoever supervises the process is to start it again
_TICK = 1.0  # seconds
STALLED_AFTER, HOPELESS_AFTER = 10, 120  # ticks without a beat


class StallWatch:
    """Counts its own ticks between beats of the loop: where the whole machine stood still, the thread did too."""

    def __init__(self, on_hopeless: Callable[[str], None], tick: float = _TICK) -> None:
        """Call `on_hopeless` with the reason before the process is ended; tick every so many seconds."""
        self._on_hopeless = on_hopeless
        self._tick = tick
        self._since_beat = 0
        self._stopping = threading.Event()
        self._loop_thread = threading.get_ident()
        self._thread = threading.Thread(target=self._run, name="stall watch", daemon=True)

    def start(self) -> None:
        """Watch from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Watch no more."""
        self._stopping.set()

    def beat(self) -> int:
        """Tell that the loop runs; return for how many ticks it did not."""
        missed, self._since_beat = self._since_beat, 0
        return missed if missed >= STALLED_AFTER else 0

    def _run(self) -> None:
        while not self._stopping.wait(self._tick):
            self._since_beat += 1
            if self._since_beat == STALLED_AFTER:
                _log.warning("The event loop stands still in:\n%s", self._where())
            elif self._since_beat == HOPELESS_AFTER:
                reason = f"the event loop stood still for {HOPELESS_AFTER * self._tick:g} seconds"
                _log.error("The process ends with exit code %d: %s in:\n%s", RESTART, reason, self._where())
                self._on_hopeless(reason)
                os._exit(RESTART)

    def _where(self) -> str:
        frame = sys._current_frames().get(self._loop_thread)  # noqa: SLF001 - documented; only code, no values
        return "".join(traceback.format_stack(frame)[-8:]) if frame else "?"

"""Lets a test, which is not asynchronous, look at the server and wait for what it wants to see."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from .failing_api import FailingApi
from .loop import BackgroundLoop

Found = TypeVar("Found")
# How long a test waits for what has to come. On a busy machine it comes late, and never as late as this.
PATIENCE = 90.0  # seconds
_LATEST = 12  # calls that a failed wait names


@dataclass(frozen=True)
class Backstage:
    """The server, from behind."""

    loop: BackgroundLoop
    api: FailingApi

    def do(self, action: Callable[[], Found]) -> Found:
        """Return the result of a short action on the server."""
        return self.loop.do(action)

    def see(self, look: Callable[[], Found | None], wish: str, within: float = PATIENCE) -> Found:
        """Return what `look` finds, waiting `within` seconds for it; AssertionError with `wish` if that was in vain."""
        found = self.loop.wait_for(self.api.world.changes.until(look, within))
        if found is None:
            raise AssertionError(f"{wish} within {within:g} s; {self.do(self._story)}")
        return found

    def until(self, check: Callable[[], bool]) -> None:
        """Return as soon as `check`, which may ask the server, holds; AssertionError if it does not in good time."""
        deadline = time.monotonic() + PATIENCE
        seen = self.do(lambda: self.api.world.changes.count)
        while not check():
            look = partial(self.api.world.changes.newer_than, seen)
            seen = self.see(look, "what was waited for did not come", deadline - time.monotonic())

    def _story(self) -> str:
        record = self.api.record
        calls = [call.method for call in record.calls[-_LATEST:]]
        refused = [f"{call.method}: {call.error}" for call in record.refused]
        return (
            f"latest calls: {calls or 'none'}; refused: {refused or 'none'}; broken: {record.breakdowns or 'nothing'}"
        )

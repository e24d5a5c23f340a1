"""An event loop whose clock jumps to whatever is awaited, so that minutes pass at once."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

Found = TypeVar("Found")


class _JumpingSelector(selectors.DefaultSelector):
    jumped = 0.0  # seconds

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout:
            self.jumped += timeout
        return ready


class _JumpingLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.jumped


def run_jumping(story: Coroutine[Any, Any, Found]) -> Found:
    """Return what comes of a story that waits for time alone."""
    with asyncio.Runner(loop_factory=_JumpingLoop) as runner:
        return runner.run(story)


def seconds_passed() -> float:
    """Return how much time has passed in the loop that runs."""
    return asyncio.get_running_loop().time()

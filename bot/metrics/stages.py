"""How long each stage of a question takes. Pure."""

from collections.abc import Callable
from enum import StrEnum, auto
from time import monotonic


class Stage(StrEnum):
    """What a question goes through, in this order."""

    QUEUE = auto()  # from its arrival until its turn
    ANSWER = auto()  # until the answer is known
    SEND = auto()  # until Telegram has taken it


class Stages:
    """The stages of one question so far."""

    def __init__(self, queued_for: float, clock: Callable[[], float] = monotonic) -> None:
        """Begin now, after it was queued for so long; `clock` in seconds, too."""
        self._clock = clock
        self._began = clock()
        self.seconds = {Stage.QUEUE: queued_for}

    def end(self, stage: Stage) -> None:
        """Take the time since the stage before has ended for that of a stage."""
        now = self._clock()
        self.seconds[stage], self._began = now - self._began, now

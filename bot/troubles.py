"""What goes wrong with the bot's surroundings, by kind: logged once a minute, remembered, handed on. Knows no cause."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum, auto
from time import monotonic

_log = logging.getLogger(__name__)
_AGAIN_AFTER = 60.0  # seconds


class Trouble(StrEnum):
    """A kind of trouble; its sentence for the owner stands in the locale under its name."""

    DATABASE_LOCKED = auto()
    DATABASE_DAMAGED = auto()
    DATABASE_DELETED = auto()
    DATABASE_UNWRITABLE = auto()
    DATABASE_FAILED = auto()
    KEY_MISSING = auto()
    DISK_FULL = auto()
    DISK_NEARLY_FULL = auto()
    POLLING_STOPPED = auto()
    HANDLER_STUCK = auto()
    LOOP_STALLED = auto()
    CLOCK_JUMPED = auto()
    CORPUS_BROKEN = auto()
    FOLDER_UNWATCHED = auto()


@dataclass(frozen=True)
class Told:
    """One trouble, as it was told."""

    trouble: Trouble
    detail: str  # for whoever runs the bot; never what a person wrote
    at: datetime  # with its time zone


class Troubles:
    """The troubles of one running bot; may be told of from any thread."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Count the minute by `clock`, in seconds."""
        self._clock = clock
        self._logged: dict[Trouble, float] = {}  # when
        self._unlogged: dict[Trouble, int] = {}  # since then
        self.last: Told | None = None
        self._listener: Callable[[Told], None] = self._keep
        self._unheard: dict[Trouble, Told] = {}  # of before anybody listened

    def tell(self, trouble: Trouble, detail: str) -> None:
        """Take note of a trouble; a line a minute is logged of each kind."""
        self.last = told = Told(trouble, detail, datetime.now(UTC))
        now = self._clock()
        if trouble in self._logged and now - self._logged[trouble] < _AGAIN_AFTER:
            self._unlogged[trouble] = self._unlogged.get(trouble, 0) + 1
        else:
            more = self._unlogged.pop(trouble, 0)
            self._logged[trouble] = now
            _log.warning("%s: %s%s", trouble, detail, f" (and {more} times more before)" if more else "")
        self._listener(told)

    def listen(self, listener: Callable[[Told], None]) -> None:
        """Tell `listener` from now on, and first the last of each kind that nobody has heard of yet."""
        self._listener = listener
        while self._unheard:
            listener(self._unheard.popitem()[1])

    def _keep(self, told: Told) -> None:
        self._unheard[told.trouble] = told

"""Holds the faults that a test arranges, until they have happened. Carries none out."""

from dataclasses import dataclass
from enum import Enum, auto
from http import HTTPStatus

from bot.preview.bot_api.record import Call
from bot.preview.bot_api.refusal import ApiError


class Kind(Enum):
    """How a call is answered instead."""

    REFUSED = auto()  # with an error
    DROPPED = auto()  # not at all: the connection closes
    GARBLED = auto()  # with something else than the Bot API's JSON
    SLOW = auto()  # rightly, but late


class LostConnectionError(Exception):
    """The connection is to be closed without an answer."""


class GarbledAnswerError(Exception):
    """Something else is to be answered."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.body = body


@dataclass
class Fault:
    """Something that goes wrong with the next calls of a method."""

    method: str
    kind: Kind
    left: int  # how many more times
    carried_out: bool = False  # all the same
    error: ApiError | None = None
    body: bytes = b""
    delay: float = 0.0  # seconds
    chat: int | None = None  # None means any


class Faults:
    """What is going to go wrong."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._hanging: set[str] = set()
        self._away_after: dict[str, float] = {}

    def arrange(self, fault: Fault) -> None:
        """Let something go wrong, after what was arranged earlier."""
        self._faults.append(fault)

    def forgo(self) -> None:
        """Let nothing go wrong any more."""
        self._faults.clear()

    def go_away_after(self, method: str, seconds: float) -> None:
        """Let the server be away for so long once it has answered the next call of a method with something."""
        self._away_after[method] = seconds

    def takes_leave(self, method: str) -> float:
        """Return for how many seconds the server is to be away, now that it has answered this, 0 if not at all."""
        return self._away_after.pop(method, 0.0)

    def hang(self, method: str) -> None:
        """Let a method hang from now on."""
        self._hanging.add(method)

    def release(self, method: str) -> None:
        """Let a method hang no more."""
        self._hanging.discard(method)

    def hangs(self, method: str) -> bool:
        """Tell whether a method hangs."""
        return method in self._hanging

    def next_for(self, call: Call) -> Fault | None:
        """Return what goes wrong with this call, if anything."""
        for fault in self._faults:
            if fault.method == call.method and fault.chat in {None, call.fields.get("chat_id")} and fault.left > 0:
                fault.left -= 1
                return fault
        return None

    def to_come(self) -> list[str]:
        """Return the methods that something is to go wrong with yet, each as often as it is."""
        return [fault.method for fault in self._faults for _ in range(fault.left)]


def arranged_error(status: int, retry_after: int | None = None, description: str = "") -> ApiError:
    """Return the error the real server would answer with this status."""
    if retry_after is not None:
        description = description or f"Too Many Requests: retry after {retry_after}"
        return ApiError(status, description, arranged=True, extra={"retry_after": retry_after})
    return ApiError(status, description or HTTPStatus(status).phrase, arranged=True)

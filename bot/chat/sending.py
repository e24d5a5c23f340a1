"""What everybody who sends must know: how urgent a message is, and how sending can fail. Sends nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import IntEnum

from telegram.error import InvalidToken, NetworkError, RetryAfter


class Urgency(IntEnum):
    """What goes first where Telegram does not take everything at once."""

    ANSWER = 0  # somebody waits for it
    NEWS = 1  # nobody does


class TokenRefusedError(InvalidToken):
    """Telegram does not know the bot's token any more."""


class UnreachableError(NetworkError):
    """Telegram surely did not get the request."""


class ServerFailureError(NetworkError):
    """Telegram answered that it failed."""


class UnconfirmedError(NetworkError):
    """Nobody can know whether Telegram has done what was asked: its answer is lost."""


class TooLateError(NetworkError):
    """What was to be sent is not worth sending any more; Telegram surely did not get it."""


_urgency: ContextVar[Urgency] = ContextVar("urgency", default=Urgency.ANSWER)


def current_urgency() -> Urgency:
    """Return how urgent is what is sent now."""
    return _urgency.get()


@contextmanager
def as_news() -> Iterator[None]:
    """Let everything that is sent within go behind all answers."""
    token = _urgency.set(Urgency.NEWS)
    try:
        yield
    finally:
        _urgency.reset(token)


def retry_after_seconds(error: RetryAfter) -> float:
    """Return how long Telegram wants to be left alone."""
    told = error.retry_after
    return float(told) if isinstance(told, int) else told.total_seconds()

"""Keeps a trouble that everybody runs into from filling the log. Formats nothing."""

import logging
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

_NUMBER = re.compile(r"\d+")
_AGAIN_AFTER = 60.0  # seconds
_MOST = 1000  # kinds known; then those that are over are forgotten

_Kind = tuple[object, ...]


@dataclass
class _Told:
    at: float
    withheld: int = 0


class OncePerMinute(logging.Filter):
    """Lets one warning or error of a kind pass in a minute, and says with the next how many it has withheld.

    Of a kind is what comes from the same place with the same words, whatever the numbers in them.
    """

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """Nothing was told yet; `now` in seconds."""
        super().__init__()
        self._now = now
        self._told: dict[_Kind, _Told] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record passes."""
        if record.levelno < logging.WARNING:
            return True
        kind, now = _kind_of(record), self._now()
        told = self._told.get(kind)
        if told and now - told.at < _AGAIN_AFTER:
            told.withheld += 1
            return False
        if told and told.withheld:
            record.msg, record.args = f"{record.getMessage()} ({told.withheld} more like it before)", ()
        self._remember(kind, now)
        return True

    def _remember(self, kind: _Kind, now: float) -> None:
        if len(self._told) >= _MOST:
            self._told = {kind: told for kind, told in self._told.items() if now - told.at < _AGAIN_AFTER}
        self._told[kind] = _Told(now)


def _kind_of(record: logging.LogRecord) -> _Kind:
    return record.name, record.levelno, _NUMBER.sub("", record.getMessage()), *_origin(record)


def _origin(record: logging.LogRecord) -> _Kind:
    """Return what was raised, and where."""
    error = record.exc_info[1] if record.exc_info else None
    if error is None:
        return ()
    raised_in = traceback.extract_tb(error.__traceback__)[-1:]
    return type(error).__name__, _NUMBER.sub("", str(error)), *((frame.filename, frame.lineno) for frame in raised_in)

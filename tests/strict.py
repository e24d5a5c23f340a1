"""Holds a bot to its manners: nothing refused, altered, on the wrong side or logged as an error. Starts none."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.process import LOG
from tests.sides import lines_on_the_wrong_side
from tests.standin import StandIn

_ERROR = re.compile(r'^\{.*"level": "(?:error|critical)".*', re.MULTILINE)


class Manners:
    """What a bot did wrong with a stand-in, each thing told once."""

    def __init__(self, telegram: StandIn, log_file: Path) -> None:
        self._telegram = telegram
        self._log_file = log_file
        self._calls = self._refused = self._losses = self._errors = 0  # how many were looked at

    def offences(self) -> list[str]:
        """Return what was refused, altered, laid out on the wrong side or logged since this was asked last."""
        calls, refused, losses = self._telegram.calls(), self._telegram.refused, self._telegram.losses
        errors = _ERROR.findall(self._log_file.read_text(encoding="utf-8") if self._log_file.exists() else "")
        new = [f"{call.method}: {call.error}" for call in refused[self._refused :]]
        new += losses[self._losses :]
        new += lines_on_the_wrong_side(calls[self._calls :])
        new += errors[self._errors :]
        self._calls, self._refused, self._losses, self._errors = len(calls), len(refused), len(losses), len(errors)
        return new

    def forgive(self, words: str) -> None:
        """Pass over what has these words; AssertionError unless there was something, and nothing else."""
        offences = self.offences()
        assert offences
        assert [offence for offence in offences if words not in offence] == []


@contextmanager
def strict_telegram(folder: Path, *, can_read_all_group_messages: bool = True) -> Iterator[StandIn]:
    """Serve the bot in `folder`; in the end fail over what it did wrong."""
    with StandIn(can_read_all_group_messages=can_read_all_group_messages) as telegram:
        yield telegram
        assert Manners(telegram, folder / LOG).offences() == []

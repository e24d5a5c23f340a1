"""Keeps what a test may ask about afterwards: calls, refusals, losses. Judges nothing."""

import time
from dataclasses import dataclass, field, replace

from bot.preview.bot_api.refusal import ApiError
from bot.preview.bot_api.shapes import Object


@dataclass(frozen=True)
class Call:
    """A call of a method, as it arrived."""

    method: str
    fields: Object  # with their proper types; as they came if they could not be read
    at: float  # seconds, by the monotonic clock
    error: str = ""  # how it was refused


@dataclass
class Record:
    """Everything that happened, oldest first."""

    calls: list[Call] = field(default_factory=list)
    refused: list[Call] = field(default_factory=list)  # without those that the test arranged
    losses: list[str] = field(default_factory=list)  # what Telegram drops from texts without a word
    breakdowns: list[BaseException] = field(default_factory=list)  # of the stand-in itself

    def arrived(self, method: str, fields: Object) -> Call:
        """Keep a call."""
        call = Call(method, fields, time.monotonic())
        self.calls.append(call)
        return call

    def refuse(self, call: Call, error: ApiError) -> None:
        """Keep a refusal, unless the test arranged it."""
        if not error.arranged:
            self.refused.append(replace(call, error=error.description))

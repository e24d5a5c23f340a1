"""What a living bot tells of itself every few seconds, for whoever asks from outside. Pure."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from bot.locale import HealthPhrases

FRESH_FOR = 30.0  # seconds; a bot that has told nothing for longer hangs
_MOST_OF_ERROR = 500  # characters
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Heartbeat:
    """One sign of life."""

    told_at: float  # seconds by the monotonic clock, which all processes of a machine share
    running_for: float  # seconds
    polled_ago: float | None  # seconds since Telegram answered last, or the start; None: it calls us
    is_polling: bool  # False if the loop that asks Telegram has ended or hangs
    waiting: int  # updates that are not handled yet
    unwritten: int  # writes that wait for the database
    set_aside: int  # updates that could not be handled, since the start
    last_error: str | None  # of the surroundings, since the start; never what a person wrote
    error_ago: float | None  # seconds
    disk_free: int  # bytes, where the database is
    memory: int  # bytes that the process takes
    documents: int
    corpus: str  # its fingerprint
    as_of: str | None  # the day up to which it reaches
    has_ended: str | None = None  # why, if the bot has ended by itself
    has_begun: bool = True  # False until Telegram has been reached, and updates are received

    def to_json(self) -> str:
        """Return it as others read it, in less than four kilobytes."""
        shown = self.last_error[:_MOST_OF_ERROR] if self.last_error else None
        return json.dumps({**asdict(self), "last_error": shown}, ensure_ascii=True)

    def is_fresh(self, now: float) -> bool:
        """Tell whether it was told lately; `now` is by the monotonic clock."""
        return 0 <= now - self.told_at <= FRESH_FOR

    @property
    def is_well(self) -> bool:
        """Whether the bot does what it is there for."""
        return self.is_receiving

    @property
    def is_receiving(self) -> bool:
        """Whether updates come."""
        return self.has_begun and self.is_polling


def read_heartbeat(text: str) -> Heartbeat | None:
    """Return the heartbeat that was told; None if it is none."""
    try:
        return Heartbeat(**json.loads(text))
    except (TypeError, ValueError):
        return None


def heartbeat_lines(beat: Heartbeat, words: HealthPhrases, written: Callable[[object], str] = str) -> Iterator[str]:
    """Yield how a bot is, a sentence for each sign; numbers and names as they are `written`."""
    yield words.well if beat.is_well else words.unwell
    yield words.running.format(minutes=written(int(beat.running_for / 60)))
    yield words.called if beat.polled_ago is None else words.polled.format(seconds=written(int(beat.polled_ago)))
    yield words.waiting.format(count=written(beat.waiting))
    yield words.unwritten.format(count=written(beat.unwritten))
    yield words.set_aside.format(count=written(beat.set_aside))
    if beat.last_error:
        yield words.error.format(detail=written(beat.last_error), minutes=written(int((beat.error_ago or 0) / 60)))
    else:
        yield words.no_error
    yield words.disk.format(size=written(beat.disk_free // _MEGABYTE))
    yield words.memory.format(size=written(beat.memory // _MEGABYTE))
    yield words.corpus.format(count=written(beat.documents), day=written(beat.as_of or "—"), name=written(beat.corpus))

"""Answers getUpdates the way the real server does: waits, confirms, lets one poller in at a time."""

from dataclasses import dataclass

from bot.preview.bot_api.refusal import ApiError
from bot.preview.bot_api.shapes import Json, Object, number_at, texts_at
from bot.preview.bot_api.updates import Updates
from bot.preview.bot_api.world import World

_LONGEST = 50  # seconds
_MOST = 100  # updates
TAKEN_OVER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass
class Line:
    """The connection a call came over."""

    gone: bool = False  # closed by the caller, or by us


@dataclass
class _Poll:
    line: Line
    ended: ApiError | None = None


class Polling:
    """The bot's way to ask for updates."""

    def __init__(self, updates: Updates, world: World) -> None:
        self._updates = updates
        self._changes = world.changes
        self._current: _Poll | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether a poller is waiting for an update."""
        return self._current is not None

    def end(self, error: ApiError) -> bool:
        """Refuse the poller that is waiting; tell whether there was one."""
        if self._current is None:
            return False
        self._current.ended = error
        self._current = None
        self._changes.tell()
        return True

    async def get_updates(self, fields: Object, line: Line) -> Json:
        """Return the oldest unconfirmed updates, waiting for one if there is none. Raises ApiError."""
        if "allowed_updates" in fields:
            self._updates.allow(texts_at(fields, "allowed_updates"))
        self._updates.confirm_before(number_at(fields, "offset") or 0)
        patience = min(max(number_at(fields, "timeout") or 0, 0), _LONGEST)
        if patience and not self._updates.pending:
            await self._wait(_Poll(line), patience)
        limit = number_at(fields, "limit") or _MOST
        return [*self._updates.pending[: limit if 1 <= limit <= _MOST else _MOST]]

    async def _wait(self, poll: _Poll, patience: float) -> None:
        self.end(ApiError(409, TAKEN_OVER))
        self._current = poll
        self._changes.tell()
        try:
            await self._changes.until(
                lambda: True if poll.ended or poll.line.gone or self._updates.pending else None, patience
            )
        finally:
            if self._current is poll:
                self._current = None
        if poll.ended:
            raise poll.ended

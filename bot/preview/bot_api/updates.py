"""Queues updates for the bot until it confirms them. Delivers none by itself."""

from bot.preview.bot_api.changes import Changes
from bot.preview.bot_api.record import Record
from bot.preview.bot_api.shapes import Object, number_at
from bot.preview.bot_api.spec import load_spec

_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    """What happened and is not yet confirmed, oldest first."""

    def __init__(self, changes: Changes, record: Record) -> None:
        self.pending: list[Object] = []
        self.confirmed = 0  # the highest update id the bot has confirmed
        self.latest = 800_000_000  # the highest update id given out
        self.allowed: list[str] = []  # [] means all but a few
        self._changes = changes
        self._record = record

    def add(self, kind: str, body: Object) -> int:
        """Queue an update if the bot wants its kind, and return its id, else 0; MismatchError if it is malformed."""
        update: Object = {"update_id": self.latest + 1, kind: body}
        load_spec().check(update, ["Update"], "update")
        if not self._is_allowed(kind):
            return 0
        self.latest += 1
        self.pending.append(update)
        self._changes.tell()
        return self.latest

    def add_strange(self, body: Object) -> int:
        """Queue an update of any shape, and return its id."""
        self.latest += 1
        self.pending.append({"update_id": self.latest, **body})
        self._changes.tell()
        return self.latest

    def allow(self, kinds: list[str]) -> None:
        """Let only these kinds be queued from now on; they stay so until others are named."""
        unknown = set(kinds) - load_spec().types["Update"].keys()
        self._record.losses.extend(f"allowed_updates names no kind of update: {kind}" for kind in sorted(unknown))
        self.allowed = kinds

    def confirm_before(self, offset: int) -> None:
        """Forget all updates before an id; a negative number keeps that many from the end."""
        if offset < 0:
            kept = self.pending[offset:]
            self._confirm(self.pending[: len(self.pending) - len(kept)])
        else:
            self._confirm([update for update in self.pending if (number_at(update, "update_id") or 0) < offset])

    def drop(self) -> None:
        """Forget everything, as `drop_pending_updates` does."""
        self.pending = []
        self._changes.tell()

    def _confirm(self, updates: list[Object]) -> None:
        for update in updates:
            self.pending.remove(update)
            self.confirmed = max(self.confirmed, number_at(update, "update_id") or 0)
        self._changes.tell()

    def _is_allowed(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in _NOT_BY_DEFAULT

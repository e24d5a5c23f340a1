"""What Telegram has just accepted, and what is handled, appended to a file at once: a kill a moment later loses none.

The event loop writes it itself, in one call of the system: a kill would lose what goes through the inbox's own thread
for as long as other threads keep that one waiting. Soon the database takes over what is still of use, and the journal
is emptied. Like the database's own writes it may be lost with the power, not with the process.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from bot.inbox.writes import Sent

_MODE = 0o600  # it holds answers to people


def sent_journal_beside(inbox: Path) -> Path:
    """Return where the journal of an inbox is."""
    return inbox.with_name(f"{inbox.name}-sent")


class SentJournal:
    """The file, used by the event loop only."""

    def __init__(self, path: Path, owner: int) -> None:
        """Use `path`, which is made when it is first needed, for the bot with the number `owner`."""
        self._path = path
        self._owner = owner
        self._descriptor: int | None = None
        self._entries: list[Sent] = []

    @property
    def entries(self) -> tuple[Sent, ...]:
        """What was appended or read since it was last emptied, oldest first."""
        return tuple(self._entries)

    def append(self, sent: Sent) -> bool:
        """Keep an entry; tell whether a kill can undo that no more."""
        line = self._line(sent)
        try:
            if self._descriptor is None:
                self._descriptor = os.open(self._path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, _MODE)
            is_written = os.write(self._descriptor, line) == len(line)
        except OSError:
            return False
        self._entries.append(sent)
        return is_written

    def read(self) -> list[Sent]:
        """Return the entries of earlier runs for this bot, oldest first; what was cut off by a kill is none."""
        try:
            lines = self._path.read_bytes().splitlines()
        except OSError:
            return []
        found = [sent for line in lines for sent in self._entry(line)]
        self._entries = [*found, *self._entries]
        return found

    def forget(self, entries: Sequence[Sent]) -> None:
        """Keep nothing of these, if they are the oldest; whoever has deleted the file gets another one.

        What has come since is never out of the file.
        """
        later = self._entries[len(entries) :]
        if [*entries, *later] != self._entries:
            return
        self.close()
        with suppress(OSError):
            self._replace(later)
            self._entries = later

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _replace(self, entries: Iterable[Sent]) -> None:
        new = self._path.with_name(f"{self._path.name}.new")
        new.touch(_MODE)
        new.write_bytes(b"".join(map(self._line, entries)))
        new.replace(self._path)

    def _line(self, sent: Sent) -> bytes:
        """Return an entry on a line of its own, even if an earlier one was cut off."""
        return f"\n{json.dumps([self._owner, sent.update_id, sent.sequence, sent.result])}\n".encode()

    def _entry(self, line: bytes) -> Iterator[Sent]:
        with suppress(ValueError, TypeError):
            owner, update_id, sequence, result = json.loads(line)
            if owner == self._owner:
                yield Sent(int(update_id), int(sequence), result)

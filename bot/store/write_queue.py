"""Holds what is to be written later, in order and up to a number. Writes nothing."""

from collections import deque
from itertools import islice
from threading import Lock

from bot.store.connection_thread import Work

MOST_WAITING = 10_000  # writes


class WriteQueue:
    """Filled by one thread and emptied by another."""

    def __init__(self) -> None:
        """Nothing is to be written yet."""
        self._waiting: deque[Work[object]] = deque()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, work: Work[object]) -> bool:
        """Add a write behind the others; False if the first had to be let go of for it."""
        with self._lock:
            has_room = len(self._waiting) < MOST_WAITING
            if not has_room:
                self._waiting.popleft()
            self._waiting.append(work)
        return has_room

    def first(self, most: int) -> list[Work[object]]:
        """Return the writes that are next; they stay until they are `done`."""
        with self._lock:
            return list(islice(self._waiting, most))

    def done(self, works: list[Work[object]]) -> None:
        """Remove writes that were the first, but for those that were let go of meanwhile."""
        with self._lock:
            for work in works:
                if self._waiting and self._waiting[0] is work:
                    self._waiting.popleft()

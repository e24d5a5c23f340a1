"""Arrays as long as the index that are used again for every question, so that none has to be made anew."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from bot.search.postings import Weights


class Scratch(threading.local):
    """Arrays of one size; each thread has its own."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._free: list[Weights] = []

    def take(self) -> Weights:
        """Return an array of zeros; whoever takes it gives it back."""
        return self._free.pop() if self._free else np.zeros(self._size, np.float32)

    def give_back(self, taken: Weights) -> None:
        """Take an array back."""
        taken.fill(0.0)
        self._free.append(taken)

    @contextmanager
    def zeros(self) -> Iterator[Weights]:
        """Lend an array of zeros while this is open."""
        lent = self.take()
        try:
            yield lent
        finally:
            self.give_back(lent)

"""Keeps the collector of garbage from stopping everything to look through what lives for long."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Allocations between collections: what is left to look through is little, and what is found is a message's leftovers.
_OFTEN = 10_000


def settle() -> None:
    """Collect what is garbage now; later collections pass over all that is left, such as corpus and word lists.

    They would take a sixth of a second for it each time, in which nobody is answered.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OFTEN)


class _Collector:
    """The collector of this process, which waits as long as anybody makes what will live for long."""

    def __init__(self) -> None:
        self._makers = 0

    def stop(self) -> None:
        """Collect what is youngest, then nothing until all that stopped it have let it go on."""
        gc.collect(0)
        self._makers += 1
        gc.disable()

    def go_on(self) -> None:
        """Pass over all that there is by now."""
        gc.freeze()
        self._makers -= 1
        if not self._makers:
            gc.enable()


_collector = _Collector()


@contextmanager
def long_lived() -> Iterator[None]:
    """Collect nothing while something is made that will live for long, and pass over it from then on.

    A hundred thousand objects that are no garbage would be looked through time and again, for 50 ms each time. What is
    replaced needs no collection: nothing of it refers to itself.
    """
    _collector.stop()
    try:
        yield
    finally:
        _collector.go_on()

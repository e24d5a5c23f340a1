"""Keeps the collector of garbage from stopping everything to look through what lives for long."""

import gc

# Allocations between collections: what is left to look through is little, and what is found is a message's leftovers.
_OFTEN = 10_000


def settle() -> None:
    """Collect what is garbage now; later collections pass over all that is left, such as corpus and word lists.

    They would take a sixth of a second for it each time, in which nobody is answered.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OFTEN)


def settle_again() -> None:
    """Likewise once a corpus has been replaced, while people are answered: only what is young is looked through.

    What was replaced needs no collection: nothing of it refers to itself.
    """
    gc.collect(1)
    gc.freeze()

"""Keeps the collector of garbage from stopping everything to look through what lives for long."""

import gc

# Allocations between collections: what is left to look through is little, and what is found is a message's leftovers.
_OFTEN = 10_000


def settle() -> None:
    """Collect what is garbage now; later collections pass over all that is left, such as corpus and word lists.

    They would take a sixth of a second for it each time, in which nobody is answered. To be called again once it has
    been replaced.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OFTEN)

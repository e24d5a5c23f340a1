"""Works through something long in a thread that rests most of the time, so that nobody notices."""

import asyncio
from collections.abc import Iterator
from time import perf_counter

_REST = 4  # times as long as a step took, before the next one


async def take_seldom(steps: Iterator[None], ends: asyncio.Event) -> None:
    """Take steps of some milliseconds each, until there are no more or it `ends`."""
    goes_on = True
    while goes_on and not ends.is_set():
        begun = perf_counter()
        goes_on = await asyncio.to_thread(_take, steps)
        await asyncio.sleep(_REST * (perf_counter() - begun))


def _take(steps: Iterator[None]) -> bool:
    """Take one step; tell whether there was any."""
    return next((True for _ in steps), False)

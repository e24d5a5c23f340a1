"""Opens a store for one act."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from bot.store import Store, open_store

Result = TypeVar("Result")


def do(file: Path, act: Callable[[Store], Awaitable[Result]]) -> Result:
    """Return what an act with the store in `file` gives."""

    async def with_store() -> Result:
        async with open_store(file) as store:
            return await act(store)

    return asyncio.run(with_store())

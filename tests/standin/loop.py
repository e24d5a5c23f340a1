"""Runs an asyncio event loop in a thread of its own, for callers that are not asynchronous. Knows nothing of HTTP."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


class BackgroundLoop:
    """A running event loop; whoever opens it closes it."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="telegram stand-in", daemon=True)
        self._thread.start()

    def do(self, action: Callable[[], Result]) -> Result:
        """Return the result of a short action, carried out in the loop; what it raises is raised here."""

        async def once() -> Result:
            return action()

        return self.wait_for(once())

    def wait_for(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Return the result of a coroutine that runs in the loop; what it raises is raised here."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def close(self) -> None:
        """Cancel whatever still runs, then end loop and thread."""
        self.wait_for(_cancel_the_rest())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()


async def _cancel_the_rest() -> None:
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)

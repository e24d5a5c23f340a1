"""Works questions out beside the event loop, long ones in a lane of their own: they keep only each other waiting."""

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")
_LONG = 300  # characters; what people ask is shorter, and worked out in a few milliseconds
# Threads that want the interpreter at once get no more done together than one, but keep the event loop out of it:
# beside other programs four did so for 50 ms, one for less than a millisecond.
# One that takes longer than most is joined by the next all the same, as far as there are threads.
_PATIENCE, _MOST_SHORT, _MOST_LONG = 0.3, 4, 1
_LONGEST_REST = 1.0  # seconds
_MOST_KEPT = 0.001  # seconds that a thread keeps the interpreter when the event loop wants it


class WorkThreads:
    """The threads of both lanes."""

    def __init__(self) -> None:
        """No thread runs before it is needed."""
        self._short = ThreadPoolExecutor(_MOST_SHORT, "question")
        self._short_turn = asyncio.Lock()
        self._long = ThreadPoolExecutor(_MOST_LONG, "long question")
        self._long_turn = asyncio.Lock()
        sys.setswitchinterval(_MOST_KEPT)

    async def run(
        self, question: str, work: Callable[_Parameters, _Result], *args: _Parameters.args, **kwargs: _Parameters.kwargs
    ) -> _Result:
        """Return what comes of `work`, which takes as long as `question` is long."""
        if len(question) > _LONG:
            return await self.run_long(work, *args, **kwargs)
        loop = asyncio.get_running_loop()
        await self._short_turn.acquire()
        late = loop.call_later(_PATIENCE, self._short_turn.release)
        try:
            return await loop.run_in_executor(self._short, partial(work, *args, **kwargs))
        finally:
            if not late.cancelled() and late.when() > loop.time():
                late.cancel()
                self._short_turn.release()

    async def run_if_long(
        self, question: str, work: Callable[_Parameters, _Result], *args: _Parameters.args, **kwargs: _Parameters.kwargs
    ) -> _Result:
        """Return what comes of `work` that is done at once unless `question` is long."""
        if len(question) > _LONG:
            return await self.run_long(work, *args, **kwargs)
        return work(*args, **kwargs)

    async def run_long(
        self, work: Callable[_Parameters, _Result], *args: _Parameters.args, **kwargs: _Parameters.kwargs
    ) -> _Result:
        """Return what comes of `work` that may take long, such as to read all questions.

        Between two of them as much time goes by as the first one took, in which the others have the interpreter.
        """
        loop = asyncio.get_running_loop()
        await self._long_turn.acquire()
        begun = loop.time()
        try:
            return await loop.run_in_executor(self._long, partial(work, *args, **kwargs))
        finally:
            loop.call_later(min(loop.time() - begun, _LONGEST_REST), self._long_turn.release)

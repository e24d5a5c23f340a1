"""Works questions out beside the event loop, long ones in a lane of their own: they keep only each other waiting."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")
_LONG = 300  # characters; what people ask is shorter, and worked out in a few milliseconds
_SHORT_AT_ONCE, _LONG_AT_ONCE = 4, 1


class WorkThreads:
    """The threads of both lanes."""

    def __init__(self) -> None:
        """No thread runs before it is needed."""
        self._short = ThreadPoolExecutor(_SHORT_AT_ONCE, "question")
        self._long = ThreadPoolExecutor(_LONG_AT_ONCE, "long question")

    async def run(
        self, question: str, work: Callable[_Parameters, _Result], *args: _Parameters.args, **kwargs: _Parameters.kwargs
    ) -> _Result:
        """Return what comes of `work`, which takes as long as `question` is long."""
        lane = self._long if len(question) > _LONG else self._short
        return await asyncio.get_running_loop().run_in_executor(lane, partial(work, *args, **kwargs))

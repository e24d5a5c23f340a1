"""Runs a step of a measurement in a process of its own, which has done nothing before."""

from collections.abc import Callable
from multiprocessing import SimpleQueue, get_context
from typing import TypeVar

_Made = TypeVar("_Made")


def in_a_process(step: Callable[..., _Made], *arguments: object) -> _Made:
    """Return what a step returns there; ChildProcessError if it did not come to its end."""
    context = get_context("spawn")
    results: SimpleQueue[_Made] = context.SimpleQueue()
    process = context.Process(target=_run, args=(results, step, arguments))
    process.start()
    process.join()
    if process.exitcode:
        raise ChildProcessError(f"{step.__name__} {arguments} ended with {process.exitcode}")
    return results.get()


def _run(results: "SimpleQueue[_Made]", step: Callable[..., _Made], arguments: tuple[object, ...]) -> None:
    results.put(step(*arguments))

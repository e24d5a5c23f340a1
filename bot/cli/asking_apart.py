"""Asks a corpus its editors' questions, many of them in several processes at once."""

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache, partial
from multiprocessing import get_context

from bot.answering.unaided import Elsewhere, UnaidedAnswers
from bot.cli.opening import open_engine
from bot.settings import Settings

_AT_ONCE = 40  # questions: a second's work
_FEW = 400  # of which another process would not pay
_MOST_PROCESSES = 8

Found = Sequence[Elsewhere]


def count_pieces(answers: UnaidedAnswers) -> int:
    """Return in how many pieces the questions are asked."""
    return -(-len(answers.questions) // _AT_ONCE)


def ask_apart(answers: UnaidedAnswers, settings: Settings) -> Iterator[Found]:
    """Yield what is answered elsewhere, piece by piece in their order; other processes open what `settings` name."""
    pieces = [range(start, start + _AT_ONCE) for start in range(0, len(answers.questions), _AT_ONCE)]
    processes = min(_processors(), _MOST_PROCESSES)
    if processes == 1 or len(answers.questions) <= _FEW:
        yield from (_ask(answers, piece) for piece in pieces)
        return
    done = 0
    pool = ProcessPoolExecutor(processes, get_context("spawn"))
    try:
        with _deaf_to_interrupts():
            found = pool.map(partial(_ask_of, settings), pieces)
        for done, each in enumerate(found, 1):  # noqa: B007 - looked at behind the loop
            yield each
    except BrokenProcessPool:  # one was killed, as by a system without memory: the rest is asked here
        yield from (_ask(answers, piece) for piece in pieces[done:])
    finally:
        pool.shutdown(cancel_futures=True)


def _ask_of(settings: Settings, piece: range) -> Found:
    return _ask(_opened(settings), piece)


def _ask(answers: UnaidedAnswers, piece: range) -> Found:
    asked = map(answers.elsewhere, answers.questions[piece.start : piece.stop])
    return [elsewhere for elsewhere in asked if elsewhere]


@lru_cache(1)
def _opened(settings: Settings) -> UnaidedAnswers:
    return open_engine(settings).unaided()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let processes that are started within leave it to us to end at Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

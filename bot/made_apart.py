"""Has the index of a folder made in a process of its own, where a thread would hold up everything else.

Knows nothing of what is made: who wants it opens the file in which it is kept.
"""

import os
import sys
from pathlib import Path
from signal import SIGINT, SIGKILL, SIGTERM, strsignal

from bot.documents import CorpusError, CorpusReason
from bot.problems import Problem

_PROGRAM = "bot.index_making"
_FROM_OUTSIDE = (SIGINT, SIGTERM, SIGKILL)


async def made_apart(folder: Path, cache: Path) -> bool:
    """Have the index of a folder made and kept in `cache`, and wait for it; False if it could not be.

    CorpusError if the process was ended from outside: whoever did that wants it neither here. It ends when nobody waits
    for it any more.
    """
    from asyncio import create_subprocess_exec  # noqa: PLC0415 - most commands start none
    from subprocess import DEVNULL, PIPE  # noqa: PLC0415 - likewise

    try:
        # Its input is open as long as we are there, so that it knows when to end.
        process = await create_subprocess_exec(
            sys.executable, "-m", _PROGRAM, os.fspath(folder), os.fspath(cache), stdin=PIPE, stdout=DEVNULL
        )
    except OSError:
        return False
    try:
        code = await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
    if -code in _FROM_OUTSIDE:
        detail = {"detail": strsignal(-code) or ""}
        raise CorpusError(Problem(os.fspath(folder), 0, CorpusReason.unreadable, detail))
    return code == 0

"""Has the index of a folder made in a process of its own, where a thread would hold up everything else.

Knows nothing of what is made: who wants it opens the file in which it is kept.
"""

import os
import subprocess
import sys
from pathlib import Path
from signal import SIGINT, SIGKILL, SIGTERM, strsignal

from bot.documents import CorpusError, CorpusReason
from bot.problems import Problem

_PROGRAM = "bot.index_making"
_FROM_OUTSIDE = (SIGINT, SIGTERM, SIGKILL)


def made_apart(folder: Path, cache: Path) -> bool:
    """Have the index of a folder made and kept in `cache`, and wait for it; False if it could not be.

    CorpusError if the process was ended from outside: whoever did that wants it neither here.
    """
    command = [sys.executable, "-m", _PROGRAM, os.fspath(folder), os.fspath(cache)]
    try:
        # Its input is open as long as we are there, so that it knows when to end.
        with subprocess.Popen(  # noqa: S603 - ourselves
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
        ) as process:
            process.wait()
    except OSError:
        return False
    if -process.returncode in _FROM_OUTSIDE:
        detail = {"detail": strsignal(-process.returncode) or ""}
        raise CorpusError(Problem(os.fspath(folder), 0, CorpusReason.unreadable, detail))
    return process.returncode == 0

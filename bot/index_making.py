"""A program that makes and keeps the index of a folder for a bot that goes on answering: `FOLDER CACHE`.

It ends with its input, which is the bot's, and leaves the processor to whoever is in more of a hurry. The exit code
is 1 if the folder cannot be used.
"""

import os
import sys
from pathlib import Path
from threading import Thread

from bot.answering.calibration import shipped_calibration
from bot.documents import CorpusError
from bot.lexicons.compiled import keep_tables_in
from bot.library import Librarian
from bot.snapshots import Snapshots

_LESS_URGENT = 5


def main() -> int:
    """Make it; 1 if the folder cannot be used."""
    folder, cache = map(Path, sys.argv[1:])
    Thread(target=_end_with_input, daemon=True).start()
    os.nice(_LESS_URGENT)
    snapshots = Snapshots(cache)
    keep_tables_in(snapshots)
    try:
        Librarian(folder, shipped_calibration(), None, snapshots).prepare()
    except CorpusError:  # the bot tells of it, which has read the folder too
        return 1
    return 0


def _end_with_input() -> None:
    while os.read(sys.stdin.fileno(), 1):  # without Python's buffer, which would be in the way at the end
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())

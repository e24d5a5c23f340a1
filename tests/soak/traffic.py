"""Steady traffic, sampled: thirty questions a second by ever new people, and what the process's memory does.

    python -m tests.soak.traffic [MINUTES [QUESTIONS_A_SECOND]]

prints the rows of a table of `docs/reliability.md`: after each tenth of the time (ten minutes by default) how many were
asked and answered, and the memory. The exit code is 1 if it grows by more than a tenth in the second half: ask at least
10,000 questions, since of the last 5,000 something is kept.
"""

import sys
import tempfile
import time
from pathlib import Path

from bot.heartbeat import read_heartbeat
from bot.store import told_by_holder
from tests.conversations.running import make_folder, running
from tests.conversations.talk import ENGLISH_QUESTION, HOW_MANY, NEAR, OTHER_QUESTION, QUESTION, UNANSWERED, reader
from tests.standin import StandIn

_QUESTIONS = (QUESTION, ENGLISH_QUESTION, HOW_MANY, NEAR, OTHER_QUESTION, UNANSWERED)
_MINUTES, _A_SECOND = 10.0, 30.0
_PARTS = 10
_MOST_GROWTH = 1.1


def _memory(database: Path) -> int:
    beat = read_heartbeat(told_by_holder(database))
    return beat.memory if beat else 0


def _ask(telegram: StandIn, seconds: float, a_second: float) -> int:
    """Ask evenly for so many seconds; return how many were asked."""
    begun, asked = time.monotonic(), 0
    while (passed := time.monotonic() - begun) < seconds:
        if asked < passed * a_second:
            reader(telegram, "ar").say(f"{_QUESTIONS[asked % len(_QUESTIONS)]} {asked}")
            asked += 1
        else:
            time.sleep(0.005)
    return asked


def main() -> int:
    """Print the table; 1 if memory grows."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else _MINUTES
    a_second = float(sys.argv[2]) if len(sys.argv) > 2 else _A_SECOND
    sys.stdout.write("| minutes | asked | answered | memory |\n|---|---|---|---|\n")
    with tempfile.TemporaryDirectory() as name, StandIn() as telegram:
        folder = make_folder(Path(name))
        with running(telegram, folder, BOT_LOG="info"):
            asked, memory = 0, []
            for part in range(1, _PARTS + 1):
                asked += _ask(telegram, minutes * 60 / _PARTS, a_second)
                answered = len(telegram.calls("sendMessage"))
                memory.append(_memory(folder / "bot.sqlite3"))
                row = f"{minutes * part / _PARTS:g} | {asked:,} | {answered:,} | {memory[-1] / 1e6:.0f} MB"
                sys.stdout.write(f"| {row} |\n")
                sys.stdout.flush()
    half = len(memory) // 2
    return 1 if max(memory[half:]) > _MOST_GROWTH * memory[half - 1] else 0


if __name__ == "__main__":
    sys.exit(main())

"""Steady traffic, sampled: ever new questions by ever new people, and what the process's memory does.

    python -m tests.soak.traffic [MINUTES [QUESTIONS_A_SECOND]]

asks so many a second (30 by default, the most that Telegram lets a bot answer), or as many as are answered if the
machine does not get as far: at most fifty wait, so that it is seen what stays in memory and not what waits there. It
prints the rows of a table of `docs/reliability.md`, twenty in the time (20 minutes by default). The exit code is 1 if
memory grows by more than a tenth in the second half: ask at least 20,000 questions, since of the last 10,000 something
is kept. What is known of the last 30,000 words is filled up before, by long messages of numbers.
"""

import sys
import tempfile
import time
from collections import deque
from pathlib import Path

from bot.heartbeat import read_heartbeat
from bot.store import told_by_holder
from tests.conversations.running import make_folder, running
from tests.conversations.talk import ENGLISH_QUESTION, HOW_MANY, NEAR, OTHER_QUESTION, QUESTION, UNANSWERED, reader
from tests.standin import Chat, StandIn

_QUESTIONS = (QUESTION, ENGLISH_QUESTION, HOW_MANY, NEAR, OTHER_QUESTION, UNANSWERED)
_MINUTES, _A_SECOND = 20.0, 30.0
_PARTS = 20
_MOST_WAITING = 50
_MOST_GROWTH = 1.1
_LONG_MESSAGES, _WORDS = 80, 500  # of numbers, which are words like others


class Traffic:
    """People who ask, and are answered in their order."""

    def __init__(self, telegram: StandIn) -> None:
        """Nobody has asked yet."""
        self._telegram = telegram
        self._waiting: deque[Chat] = deque()
        self.asked = 0

    @property
    def answered(self) -> int:
        """How many were, before the first who was not."""
        while self._waiting and self._waiting[0].untaken():
            self._waiting.popleft()
        return self.asked - len(self._waiting)

    def ask(self, seconds: float, a_second: float) -> None:
        """Ask evenly for so many seconds."""
        begun, before = time.monotonic(), self.asked
        while (passed := time.monotonic() - begun) < seconds:
            if self.asked - before < passed * a_second and self.asked - self.answered < _MOST_WAITING:
                chat = reader(self._telegram, "ar")
                chat.say(f"{_QUESTIONS[self.asked % len(_QUESTIONS)]} {self.asked}")
                self._waiting.append(chat)
                self.asked += 1
            else:
                time.sleep(0.02)


def _fill_up_words(telegram: StandIn) -> None:
    for number in range(_LONG_MESSAGES):
        chat, first = reader(telegram, "ar"), 10**6 + number * _WORDS
        chat.say(" ".join(map(str, range(first, first + _WORDS))))
        chat.next_reply(600)


def _memory(database: Path) -> int:
    beat = read_heartbeat(told_by_holder(database))
    return beat.memory if beat else 0


def main() -> int:
    """Print the table; 1 if memory grows."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else _MINUTES
    a_second = float(sys.argv[2]) if len(sys.argv) > 2 else _A_SECOND
    sys.stdout.write("| minutes | asked | answered | memory |\n|---|---|---|---|\n")
    with tempfile.TemporaryDirectory() as name, StandIn() as telegram:
        folder = make_folder(Path(name))
        with running(telegram, folder, BOT_LOG="info") as bot:
            _fill_up_words(telegram)
            traffic, memory = Traffic(telegram), []
            for part in range(1, _PARTS + 1):
                traffic.ask(minutes * 60 / _PARTS, a_second)
                memory.append(_memory(folder / "bot.sqlite3"))
                counts = f"{traffic.asked:,} | {traffic.answered:,}"
                row = f"| {minutes * part / _PARTS:g} | {counts} | {memory[-1] / 1e6:.0f} MB |\n"
                sys.stdout.write(row)
                sys.stdout.flush()
            tracebacks = bot.log.count("Traceback")
    sys.stdout.write(f"\n{tracebacks} tracebacks\n")
    half = len(memory) // 2
    return 1 if tracebacks or max(memory[half:]) > _MOST_GROWTH * memory[half - 1] else 0


if __name__ == "__main__":
    sys.exit(main())

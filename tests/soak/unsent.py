"""Answers that cannot be sent: Telegram calls the bot and cannot be called, while ever more people ask.

    python -m tests.soak.unsent [CHATS]

prints the rows of a table of `docs/reliability.md`: what the process takes after each quarter of the questions (4,000
by default, each in a chat of its own), and, once Telegram can be called again, how many were answered. The exit code is
1 if one was not.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.calibrations import steady_calibration, write_calibration
from tests.conversations.talk import reader
from tests.process import bot_process
from tests.soak.lighthouses import NAMES, question_about, write_lighthouses
from tests.soak.reborn import webhook_settings
from tests.standin import Chat, StandIn

_CHATS, _WARMING_UP = 4_000, 50
_PARTS = 4
_SETTLING = 5.0  # seconds, in which all that can be worked out is
_SILENT_FOR = 30.0  # seconds without an answer, after which none is expected


def _megabytes(process: int) -> float:
    """Return what a process takes."""
    status = Path(f"/proc/{process}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1000


def _ask(telegram: StandIn, many: int) -> list[Chat]:
    """Ask in new chats, and return these once the bot has taken all in."""
    chats = [reader(telegram) for _ in range(many)]
    asked = [chat.say(question_about(NAMES[number % len(NAMES)])) for number, chat in enumerate(chats)]
    while telegram.confirmed < asked[-1].update:
        time.sleep(0.1)
    return chats


def _left(chats: list[Chat]) -> list[Chat]:
    """Return the chats that have no answer when no more come."""
    left, since = chats, time.monotonic()
    while left and time.monotonic() - since < _SILENT_FOR:
        time.sleep(0.5)
        still = [chat for chat in left if not chat.untaken()]
        if len(still) < len(left):
            left, since = still, time.monotonic()
    return left


def main() -> int:
    """Print the rows; 1 if a question was lost."""
    chats = int(sys.argv[1]) if len(sys.argv) > 1 else _CHATS
    sys.stdout.write("| questions that wait | memory |\n|---|---|\n")
    with tempfile.TemporaryDirectory() as name, StandIn() as telegram:
        folder = Path(name)
        write_lighthouses(folder)
        settings = {"BOT_CALIBRATION": write_calibration(folder, steady_calibration()), **webhook_settings(telegram)}
        with bot_process(telegram, folder, BOT_LOG="info", **settings) as bot:
            telegram.wait_for_poll()
            warm = _left(_ask(telegram, _WARMING_UP))
            telegram.go_offline()
            waiting: list[Chat] = []
            for _ in range(_PARTS):
                sys.stdout.write(f"| {len(waiting):,} | {_megabytes(bot.process.pid):.0f} MB |\n")
                sys.stdout.flush()
                waiting += _ask(telegram, chats // _PARTS)
                time.sleep(_SETTLING)
            sys.stdout.write(f"| {len(waiting):,} | {_megabytes(bot.process.pid):.0f} MB |\n")
            telegram.come_back()
            begun = time.monotonic()
            lost = _left(waiting)
            seconds = time.monotonic() - begun
            sys.stdout.write(f"| 0, {seconds:.0f} s later | {_megabytes(bot.process.pid):.0f} MB |\n")
            tracebacks = bot.log.count("Traceback")
            twice = sum(len(chat.untaken()) > 1 for chat in waiting)
    sys.stdout.write(f"\n{len(lost)} not answered, {twice} answered twice, {tracebacks} tracebacks\n")
    return 1 if lost or warm or tracebacks else 0


if __name__ == "__main__":
    sys.exit(main())

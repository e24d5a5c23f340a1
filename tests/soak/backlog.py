"""A backlog at the start: what was asked while the bot was down, all at once, and somebody who asks then.

    python -m tests.soak.backlog [UPDATES [CHATS]]

prints a row of a table of `docs/reliability.md` (10,000 updates from 2,000 chats by default); Telegram's own rates make
the rest wait. The exit code is 1 if an answer is missing.
"""

import sys
import tempfile
import time
from pathlib import Path

from bot.heartbeat import read_heartbeat
from bot.store import told_by_holder
from tests.conversations.running import make_folder, running
from tests.conversations.talk import QUESTION, quotes_something, reader
from tests.standin import StandIn

_UPDATES, _CHATS = 10_000, 2_000


def main() -> int:
    """Print the row; 1 if an answer is missing."""
    updates = int(sys.argv[1]) if len(sys.argv) > 1 else _UPDATES
    chats = int(sys.argv[2]) if len(sys.argv) > 2 else _CHATS
    with tempfile.TemporaryDirectory() as name, StandIn() as telegram:
        folder = make_folder(Path(name))
        people = [reader(telegram, "ar") for _ in range(chats)]
        for number in range(updates):
            people[number % chats].say(f"{QUESTION} {number}")
        begun = time.monotonic()
        with running(telegram, folder, BOT_LOG="info") as bot:
            first = people[0].next_reply()
            first_after = time.monotonic() - begun
            canary = reader(telegram, "ar")
            canary.say(QUESTION)
            asked = time.monotonic()
            answered = quotes_something(first) and quotes_something(canary.next_reply(updates))
            waited = time.monotonic() - asked
            while (sent := len(telegram.calls("sendMessage"))) < updates + 1 and time.monotonic() - begun < updates:
                time.sleep(1)
            beat = read_heartbeat(told_by_holder(folder / "bot.sqlite3"))
            seconds, tracebacks = time.monotonic() - begun, bot.log.count("Traceback")
    memory = f"{beat.memory / 1e6:.0f} MB" if beat else "?"
    row = f"{updates:,} from {chats:,} chats | {first_after:.1f} s | {waited:.1f} s | {seconds:.0f} s | {sent:,}"
    sys.stdout.write("| backlog | first answer | somebody new waits | all sent | answers | memory | tracebacks |\n")
    sys.stdout.write(f"|---|---|---|---|---|---|---|\n| {row} | {memory} | {tracebacks} |\n")
    return 0 if answered and sent >= updates + 1 else 1


if __name__ == "__main__":
    sys.exit(main())

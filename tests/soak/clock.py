"""What becomes of questions when the clock on the wall jumps by a day, forward and back, while they wait.

    python -m tests.soak.clock

prints a table of `docs/reliability.md`. It needs libfaketime (Debian: `faketime`), under which the bot runs; the
exit code is 1 if an answer is missing.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.conversations.running import ADMIN, make_folder, open_admin, running
from tests.conversations.talk import QUESTION, quotes_something, reader, said
from tests.standin import StandIn

_JUMPS = {"a day forward": "+1d", "two days back": "-1d"}  # from the true time
_PAUSE = 4  # seconds that Telegram wants to be left alone with those who have asked before the jump
_ASKING = 10  # people before each jump, and as many after


def _libraries() -> list[Path]:
    return sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))


def _jump(clock: Path, offset: str) -> None:
    written = clock.with_suffix(".new")
    written.write_text(f"{offset}\n", encoding="ascii")
    written.replace(clock)


def _row(telegram: StandIn, clock: Path, name: str) -> tuple[str, bool]:
    waiting, asking = ([reader(telegram, "ar") for _ in range(_ASKING)] for _ in range(2))
    for chat in waiting:
        telegram.fail("sendMessage", chat, status=429, retry_after=_PAUSE)
        chat.say(QUESTION)
    telegram.wait_until(lambda: "sendMessage" not in telegram.to_come)
    _jump(clock, _JUMPS[name])
    time.sleep(1)
    begun = time.monotonic()
    after = sum(quotes_something(said(chat)) for chat in asking)
    slowest = (time.monotonic() - begun) / _ASKING
    before = sum(quotes_something(chat.next_reply()) for chat in waiting)
    row = f"| {name} | {before} of {_ASKING} | {after} of {_ASKING} | {slowest:.2f} s |"
    return row, before == after == _ASKING


def main() -> int:
    """Print the table; 1 if an answer is missing, 2 if the clock cannot be made to jump."""
    libraries = _libraries()
    if not libraries:
        sys.stderr.write("libfaketime is not there\n")
        return 2
    good = True
    with tempfile.TemporaryDirectory() as name, StandIn() as telegram:
        folder, clock = make_folder(Path(name)), Path(name) / "clock"
        _jump(clock, "+0")
        owner = open_admin(telegram)
        settings = {
            "LD_PRELOAD": str(libraries[0]),
            "FAKETIME_TIMESTAMP_FILE": str(clock),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        with running(telegram, folder, BOT_ADMINS=str(ADMIN), BOT_LOG="info", **settings) as bot:
            sys.stdout.write(
                "| the clock jumps | who waited is answered | who asks then | each after |\n|---|---|---|---|\n"
            )
            for jump in _JUMPS:
                row, is_good = _row(telegram, clock, jump)
                good &= is_good
                sys.stdout.write(f"{row}\n")
                sys.stdout.flush()
            told = [text.split("\n")[0] for text in owner.untaken()]
            lines, tracebacks = bot.log.count("clock_jumped"), bot.log.count("Traceback")
    sys.stdout.write(f"\n{lines} lines in the log, {tracebacks} tracebacks; the owner was told {told!r}\n")
    return 0 if good and not tracebacks else 1


if __name__ == "__main__":
    sys.exit(main())

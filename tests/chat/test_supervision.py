"""What watches the bot: a loop that stands still ends the process, and the owner hears of a trouble once an hour."""

import subprocess
import sys

from bot.chat.supervision.stall_watch import HOPELESS_AFTER, RESTART, STALLED_AFTER, StallWatch
from tests.paths import ROOT

STANDS_STILL = """
import time
from bot.chat.supervision.stall_watch import StallWatch
StallWatch(lambda reason: print(reason, flush=True), tick=0.005).start()
time.sleep(60)
"""


def test_a_process_whose_loop_stands_still_ends_with_a_code_that_asks_for_a_restart() -> None:
    result = subprocess.run(
        [sys.executable, "-c", STANDS_STILL], capture_output=True, text=True, check=False, cwd=ROOT, timeout=50
    )
    assert result.returncode == RESTART
    assert "stood still" in result.stdout
    assert "time.sleep(60)" in result.stderr or "<string>" in result.stderr


def test_a_loop_that_beats_is_left_alone() -> None:
    watch = StallWatch(lambda _: None)
    assert watch.beat() == 0
    assert STALLED_AFTER < HOPELESS_AFTER

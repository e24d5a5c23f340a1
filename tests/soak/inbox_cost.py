"""What the inbox adds to a wait for an answer: from Telegram's server and back, over HTTP, with it and without.

    python -m tests.soak.inbox_cost [QUESTIONS]

asks two bots in turn, 1,000 questions each by default. One commits each update to its inbox before Telegram may forget
it; the other lets it forget at once and keeps nothing (`tests/soak/without_inbox.py`). It prints rows of a table of
`docs/reliability.md`; the exit code is 1 if the median of the differences is more than half a millisecond.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from tests.conversations.running import running
from tests.conversations.talk import reader
from tests.corpora import write_document
from tests.standin import StandIn

_QUESTIONS, _WARMING_UP = 1_000, 30
_PAUSE = 0.02  # seconds between questions, well below Telegram's rates
_MOST = 0.5  # milliseconds


@contextmanager
def _asked(folder: Path, program: str) -> Iterator[StandIn]:
    (folder / "corpus").mkdir(parents=True)
    write_document(folder / "corpus", "tower.en.md", "The tower of Aldara was built in 1801 by the harbour company.")
    with StandIn() as telegram, running(telegram, folder, program, BOT_LOG="warning"):
        yield telegram


def _wait(telegram: StandIn) -> float:
    """Return how many milliseconds lie between a question's arrival at the server and that of its answer."""
    chat = reader(telegram)
    begun = time.monotonic()
    chat.say("When was the tower of Aldara built?")
    chat.next_reply()
    took = 1000 * (telegram.calls("sendMessage")[-1].at - begun)
    time.sleep(_PAUSE)
    return took


def main() -> int:
    """Print the rows; 1 if the inbox costs too much."""
    questions = int(sys.argv[1]) if len(sys.argv) > 1 else _QUESTIONS
    with (
        tempfile.TemporaryDirectory() as folder,
        _asked(Path(folder) / "with", "bot") as committing,
        _asked(Path(folder) / "without", "tests.soak.without_inbox") as keeping_nothing,
    ):
        waits = [(_wait(committing), _wait(keeping_nothing)) for _ in range(questions + _WARMING_UP)][_WARMING_UP:]
    sys.stdout.write("| updates | median | one of twenty takes more than |\n|---|---|---|\n")
    for name, each in zip(("committed", "kept nowhere"), zip(*waits, strict=True), strict=True):
        sys.stdout.write(f"| {name} | {median(each):.2f} ms | {quantiles(each, n=20)[-1]:.2f} ms |\n")
    cost = median(one - other for one, other in waits)
    sys.stdout.write(f"\nmedian of the differences: {cost:+.2f} ms\n")
    return 1 if cost > _MOST else 0


if __name__ == "__main__":
    sys.exit(main())

"""What the inbox adds to a wait for an answer: from Telegram's server and back, over HTTP, with it and without.

    python -m tests.soak.inbox_cost [QUESTIONS]

asks two bots in turn, 1,000 questions each by default. One commits each update to its inbox before Telegram may forget
it; the other lets it forget at once and keeps nothing (`tests/soak/without_inbox.py`). It prints rows of a table of
`docs/reliability.md`, with what processor time each takes for a question, of which the wait is a multiple where other
programs want the processor too. The exit code is 1 if the median of the differences is more than half a millisecond.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from tests.conversations.running import running
from tests.conversations.talk import reader
from tests.corpora import write_document
from tests.standin import StandIn

_QUESTIONS, _WARMING_UP = 1_000, 30
_PAUSE = 0.02  # seconds between questions, well below Telegram's rates
_MOST = 0.5  # milliseconds


@dataclass(frozen=True)
class _Bot:
    telegram: StandIn
    process: int

    def wait(self) -> float:
        """Return how many milliseconds lie between a question's arrival at the server and that of its answer."""
        chat = reader(self.telegram)
        begun = time.monotonic()
        chat.say("When was the tower of Aldara built?")
        chat.next_reply()
        took = 1000 * (self.telegram.calls("sendMessage")[-1].at - begun)
        time.sleep(_PAUSE)
        return took

    def processor(self) -> float:
        """Return the milliseconds of processor time that it has taken, in all its threads."""
        _, _, fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")
        return sum(map(int, fields.split()[11:13])) * 1000 / os.sysconf("SC_CLK_TCK")


@contextmanager
def _asked(folder: Path, program: str) -> Iterator[_Bot]:
    (folder / "corpus").mkdir(parents=True)
    write_document(folder / "corpus", "tower.en.md", "The tower of Aldara was built in 1801 by the harbour company.")
    with StandIn() as telegram, running(telegram, folder, program, BOT_LOG="warning") as bot:
        yield _Bot(telegram, bot.process.pid)


def main() -> int:
    """Print the rows; 1 if the inbox costs too much."""
    questions = int(sys.argv[1]) if len(sys.argv) > 1 else _QUESTIONS
    with (
        tempfile.TemporaryDirectory() as folder,
        _asked(Path(folder) / "with", "bot") as committing,
        _asked(Path(folder) / "without", "tests.soak.without_inbox") as keeping_nothing,
    ):
        bots = committing, keeping_nothing
        for bot in bots * _WARMING_UP:
            bot.wait()
        before = [bot.processor() for bot in bots]
        waits = [(committing.wait(), keeping_nothing.wait()) for _ in range(questions)]
        took = [(bot.processor() - start) / questions for bot, start in zip(bots, before, strict=True)]
    sys.stdout.write("| updates | median | one of twenty takes more than | processor time |\n|---|---|---|---|\n")
    for name, each, processor in zip(("committed", "kept nowhere"), zip(*waits, strict=True), took, strict=True):
        row = f"{median(each):.2f} ms | {quantiles(each, n=20)[-1]:.2f} ms | {processor:.2f} ms"
        sys.stdout.write(f"| {name} | {row} |\n")
    cost = median(one - other for one, other in waits)
    sys.stdout.write(f"\nmedian of the differences: {cost:+.2f} ms\n")
    return 1 if cost > _MOST else 0


if __name__ == "__main__":
    sys.exit(main())

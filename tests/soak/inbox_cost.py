"""What the inbox adds to a wait for an answer: from Telegram's server and back, over HTTP, with it and without.

    python -m tests.soak.inbox_cost [QUESTIONS]

asks two bots side by side, 1,000 questions each by default, now the one first and now the other. One commits each
update to its inbox before Telegram may forget it; the other lets it forget at once and keeps nothing
(`tests/soak/without_inbox.py`). It prints rows of a table of `docs/reliability.md`: the wait, of which other programs
make a multiple if they want the processor too, and the time that the event loop and the other threads have it, which
they change little. Below stand the medians of the differences of each pair, and between which bounds those of all would
be nineteen times in twenty. The exit code is 1 if the wait is longer by more than half a millisecond.
"""

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import median, quantiles

from tests.conversations.running import running
from tests.conversations.talk import reader
from tests.corpora import write_document
from tests.process import BotProcess
from tests.standin import StandIn

_QUESTIONS, _WARMING_UP = 1_000, 50
_PAUSE = 0.04  # seconds between questions, for what is done behind the reply; well below Telegram's rates
_MOST = 0.5  # milliseconds
_HEAD = """\
| updates | wait: median | one of twenty waits more than | processor: event loop | other threads |
|---|---|---|---|---|"""


@dataclass(frozen=True)
class Cost:
    """What a question costs, in milliseconds."""

    wait: float  # between its arrival at the server and that of its answer
    loop: float  # for which the event loop has the processor
    threads: float  # and the other threads


@dataclass(frozen=True)
class _Bot:
    telegram: StandIn
    process: BotProcess

    def ask(self) -> Cost:
        """Return what a question costs."""
        chat, (loop, threads) = reader(self.telegram), self.process.processor()
        begun = time.monotonic()
        chat.say("When was the tower of Aldara built?")
        chat.next_reply()
        wait = 1000 * (self.telegram.calls("sendMessage")[-1].at - begun)
        time.sleep(_PAUSE)
        loop_after, threads_after = self.process.processor()
        return Cost(wait, loop_after - loop, threads_after - threads)


@contextmanager
def _asked(folder: Path, program: str) -> Iterator[_Bot]:
    (folder / "corpus").mkdir(parents=True)
    write_document(folder / "corpus", "tower.en.md", "The tower of Aldara was built in 1801 by the harbour company.")
    with StandIn() as telegram, running(telegram, folder, program, BOT_LOG="warning") as bot:
        yield _Bot(telegram, bot)


def _ask_both(one: _Bot, other: _Bot, *, other_first: bool) -> tuple[Cost, Cost]:
    if other_first:
        cost = other.ask()
        return one.ask(), cost
    return one.ask(), other.ask()


def _row(name: str, costs: Sequence[Cost]) -> str:
    waits = [each.wait for each in costs]
    processor = f"{median(each.loop for each in costs):.2f} ms | {median(each.threads for each in costs):.2f} ms"
    return f"| {name} | {median(waits):.2f} ms | {quantiles(waits, n=20)[-1]:.2f} ms | {processor} |"


def _difference(what: str, differences: Sequence[float]) -> str:
    """Return the median and its bounds, which are differences themselves, by their rank."""
    ranked, count = sorted(differences), len(differences)
    reach = 0.98 * sqrt(count)  # 1.96 times the deviation of how many of so many lie below the median
    low, high = ranked[max(int(count / 2 - reach), 0)], ranked[min(int(count / 2 + reach), count - 1)]
    return f"{what}: {median(ranked):+.2f} ms ({low:+.2f} to {high:+.2f})"


def main() -> int:
    """Print the rows; 1 if the inbox costs too much."""
    questions = int(sys.argv[1]) if len(sys.argv) > 1 else _QUESTIONS
    with (
        tempfile.TemporaryDirectory() as folder,
        _asked(Path(folder) / "with", "bot") as committing,
        _asked(Path(folder) / "without", "tests.soak.without_inbox") as keeping_nothing,
    ):
        for bot in (committing, keeping_nothing) * _WARMING_UP:
            bot.ask()
        pairs = [_ask_both(committing, keeping_nothing, other_first=n % 2 == 1) for n in range(questions)]
    rows = [
        _row(name, each) for name, each in zip(("committed", "kept nowhere"), zip(*pairs, strict=True), strict=True)
    ]
    waits = [one.wait - other.wait for one, other in pairs]
    told = [
        _difference("wait", waits),
        _difference("event loop", [one.loop - other.loop for one, other in pairs]),
        _difference("other threads", [one.threads - other.threads for one, other in pairs]),
    ]
    sys.stdout.write("\n".join([_HEAD, *rows, "", *told, ""]))
    return 1 if median(waits) > _MOST else 0


if __name__ == "__main__":
    sys.exit(main())

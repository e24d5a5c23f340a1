"""What a question takes of the processor, from its update to all that follows its reply: over HTTP and without network.

    python -m tests.benchmarks.question_cost GOLD.jsonl [--rounds 3] [--offline] [--parts]

The whole bot runs as its operator runs it, on the corpus that comes with it, with inbox and database; only its own
pacing is off. Each question comes from somebody new, once the one before is answered. Over HTTP the bot talks to the
stand-in for Telegram, without network to one within its own process that answers at once (`offline_telegram`). In the
first round nothing is known of the words. `--parts` tells by a profiler which code the last round without network goes
to; that makes everything several times as dear.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from math import inf
from pathlib import Path
from statistics import median

from rich.box import MARKDOWN
from rich.console import Console
from rich.table import Table

from tests.benchmarks import unpaced_bot
from tests.benchmarks.offline_telegram import Asked, OfflineTelegram
from tests.benchmarks.separately import in_a_process
from tests.benchmarks.time_by_part import AllThreads
from tests.conversations.running import running
from tests.conversations.talk import reader
from tests.paths import CACHE, CORPUS
from tests.process import BotProcess
from tests.standin import StandIn

_BEHIND = 0.03  # seconds, for what is done behind each reply
_AT_REST, _HARDLY = 0.5, 5.0  # seconds in which a bot that rests takes less than so many milliseconds
_TOKEN = f"123456:{'A' * 35}"
_WIDTH, _MOST_PARTS = 110, 30

Costs = list[Mapping[str, float]]  # of each question, milliseconds by what had them


def over_http(questions: Sequence[Asked], folder: Path) -> Costs:
    """Return what each question takes over HTTP."""
    shutil.copytree(CORPUS, folder / "corpus")
    with StandIn() as telegram, running(telegram, folder, "tests.benchmarks.unpaced_bot", BOT_LOG="info") as bot:
        _wait_for_rest(bot)
        return list(_asked_in_turn(telegram, bot, questions))


def _wait_for_rest(bot: BotProcess) -> None:
    begun = -inf
    while sum(bot.processor()) - begun > _HARDLY:
        begun = sum(bot.processor())
        time.sleep(_AT_REST)


def _asked_in_turn(telegram: StandIn, bot: BotProcess, questions: Sequence[Asked]) -> Iterator[Mapping[str, float]]:
    for text, language in questions:
        chat, (loop, others) = reader(telegram, language), bot.processor()
        chat.say(text)
        chat.next_reply()
        time.sleep(_BEHIND)
        loop_after, others_after = bot.processor()
        yield {"whole": loop_after + others_after - loop - others, "loop": loop_after - loop}


def offline(questions: Sequence[Asked], folder: Path, profiled_from: int | None) -> tuple[Costs, Mapping[str, float]]:
    """Return what each question takes without network; from one on by part, in seconds of all together."""
    os.environ |= {"BOT_TOKEN": _TOKEN, "BOT_CORPUS": str(CORPUS), "BOT_CACHE": str(CACHE), "BOT_LOG": "info"}
    os.chdir(folder)
    os.dup2(os.open("bot.log", os.O_CREAT | os.O_WRONLY), sys.stderr.fileno())
    profiler = None if profiled_from is None else AllThreads()

    def before(number: int) -> None:
        if profiler and number == profiled_from:
            profiler.begin()

    telegram = OfflineTelegram(questions, before)
    telegram.take_over()
    with suppress(SystemExit):
        unpaced_bot.run("run")
    return [asdict(cost) for cost in telegram.costs], profiler.seconds() if profiler else {}


def print_costs(way: str, costs: Costs, in_round: int) -> None:
    """Print the medians of each round."""
    table = Table(box=MARKDOWN)
    table.add_column(way)
    for name in costs[0]:
        table.add_column(f"{name}, ms", justify="right")
    for begin in range(0, len(costs), in_round):
        asked = costs[begin : begin + in_round]
        medians = (median(cost[name] for cost in asked) for name in costs[0])
        table.add_row("again" if begin else "asked first", *(f"{each:.2f}" for each in medians))
    Console(width=_WIDTH).print(table)


def print_parts(seconds: Mapping[str, float], questions: int) -> None:
    """Print the parts that take most, and their share of all."""
    table = Table(box=MARKDOWN)
    table.add_column("part")
    for name in ("ms a question under the profiler", "share"):
        table.add_column(name, justify="right")
    for part, taken in [*seconds.items()][:_MOST_PARTS]:
        table.add_row(part, f"{1000 * taken / questions:.2f}", f"{taken / sum(seconds.values()):.1%}")
    Console(width=_WIDTH).print(table)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.question_cost")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--offline", action="store_true", help="without network only")
    parser.add_argument("--parts", action="store_true", help="and which code takes it")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    asked: list[Asked] = [(row["question"], row["lang"]) for row in rows]
    questions = asked * options.rounds
    with tempfile.TemporaryDirectory() as name:
        if not options.offline:
            print_costs("over HTTP", over_http(questions, _made(name, "http")), len(asked))
        costs, _ = in_a_process(offline, questions, _made(name, "offline"), None)
        print_costs("without network", costs, len(asked))
        if options.parts:
            last = len(questions) - len(asked)
            _, parts = in_a_process(offline, questions, _made(name, "profiled"), last)
            print_parts(parts, len(asked))


def _made(folder: str, name: str) -> Path:
    path = Path(folder, name)
    path.mkdir()
    return path


if __name__ == "__main__":
    main()

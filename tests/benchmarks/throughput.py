"""The whole bot over HTTP on this computer: `python -m tests.benchmarks.throughput GOLD.jsonl [--seconds 20]`.

A stand-in for Telegram takes everything that is sent, and the bot's own pacing is off (`unpaced_bot`): Telegram would
let through about 30 a second. Each question is asked by somebody new, at an even rate, or all of them at once; what
counts is the time from its arrival at the server to that of its answer. Documents and questions are the bot's own.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

from rich.box import MARKDOWN
from rich.console import Console
from rich.table import Table

from bot.preview.bot_api.shapes import number_at
from tests.benchmarks.synthetic_corpus import texts_of
from tests.conversations.running import running
from tests.conversations.talk import reader
from tests.paths import CORPUS
from tests.standin import Chat, StandIn

RATES = (30.0, 100.0, 300.0)  # questions a second
_AT_ONCE = 2_000  # questions
_WARMING_UP = 50  # questions
_WIDTH = 100


def asked_evenly(telegram: StandIn, people: Sequence[Chat], questions: Sequence[str], rate: float) -> dict[int, float]:
    """Let people ask so many questions a second; return when each did, by the number of the chat."""
    begun, times = time.monotonic(), {}
    for number, (chat, question) in enumerate(zip(people, questions, strict=True)):
        time.sleep(max(0.0, begun + number / rate - time.monotonic()))
        times[chat.id] = time.monotonic()
        chat.say(question)
    _wait(telegram, times)
    return times


def _wait(telegram: StandIn, asked: dict[int, float]) -> None:
    while asked.keys() - _answers(telegram).keys():
        time.sleep(0.2)


def _answers(telegram: StandIn) -> dict[int, float]:
    """Return when the first message came to each chat."""
    calls = telegram.calls("sendMessage")
    return {number_at(call.fields, "chat_id") or 0: call.at for call in reversed(calls)}


def measure(telegram: StandIn, questions: Sequence[str], rate: float) -> tuple[float, list[float]]:
    """Return how many answers a second came, and how many milliseconds each took."""
    people = [reader(telegram, "ar") for _ in questions]
    asked = asked_evenly(telegram, people, questions, rate)
    answered = _answers(telegram)
    waits = [1000 * (answered[chat] - at) for chat, at in asked.items()]
    last = max(answered[chat] for chat in asked)
    return len(asked) / (last - min(asked.values())), waits


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.throughput")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--seconds", type=float, default=20.0)
    options = parser.parse_args()
    texts = cycle(texts_of(options.gold))
    table = Table(box=MARKDOWN)
    for heading in ("asked a second", "answered a second", "median, ms", "p99, ms"):
        table.add_column(heading, justify="right")
    with tempfile.TemporaryDirectory() as name, StandIn() as telegram:
        shutil.copytree(CORPUS, Path(name, "corpus"))
        with running(telegram, Path(name), "tests.benchmarks.unpaced_bot", BOT_LOG="warning"):
            measure(telegram, [*islice(texts, _WARMING_UP)], 10.0)
            for rate in (*RATES, 0.0):
                count = int(rate * options.seconds) if rate else _AT_ONCE
                answered, waits = measure(telegram, [*islice(texts, count)], rate or 1e9)
                asked = f"{rate:g}" if rate else f"all {count:,} at once"
                table.add_row(asked, f"{answered:.0f}", f"{median(waits):,.1f}", f"{quantiles(waits, n=100)[98]:,.1f}")
    Console(width=_WIDTH).print(table)


if __name__ == "__main__":
    main()

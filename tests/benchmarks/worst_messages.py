"""Measures what the worst messages of 4,096 characters cost: `python -m tests.benchmarks.worst_messages [CORPUS]`.

Each in a process of its own, forked off one that has the corpus: its time as a multiple of an ordinary question's, and
by how much memory grew at most. Linux alone tells the latter.
"""

import json
import random
import sys
from collections.abc import Callable, Mapping
from multiprocessing import SimpleQueue, get_context
from pathlib import Path
from statistics import median
from string import ascii_lowercase
from time import process_time

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.engine import Engine
from bot.text.languages import Language
from tests.paths import CORPUS, ROOT

LONGEST = 4096  # characters of a message
_ORDINARY = 100  # questions
_RANDOM = random.Random(4096)  # noqa: S311 - nothing secret


def _words(letters: str, length: int) -> str:
    return " ".join("".join(_RANDOM.choices(letters, k=length)) for _ in range(LONGEST // (length + 1)))


MESSAGES: Mapping[str, Callable[[], str]] = {
    "one word of Latin letters": lambda: "".join(_RANDOM.choices(ascii_lowercase, k=LONGEST)),
    "one word of Arabic letters": lambda: "".join(_RANDOM.choices("ابتجدرسعفقكلمنهوي", k=LONGEST)),
    "one letter": lambda: "a" * LONGEST,
    "U+FDFA": lambda: "\ufdfa" * LONGEST,
    "U+FDF2": lambda: "\ufdf2" * LONGEST,
    "A.": lambda: "A." * (LONGEST // 2),
    "Latin-letter Arabic": lambda: ("wen ra7 el jnoud bil 3iraq w shu sar bil 8awa3id " * 100)[:LONGEST],
    "random Latin-letter Arabic": lambda: _words("abdfhijklmnrstuwyz2357", 6),
    "one word with digits": lambda: "".join(_RANDOM.choices("abdhjklmnr2357", k=LONGEST)),
    "random English words": lambda: _words(ascii_lowercase, 5),
    "random Arabic words": lambda: _words("ابتجدرسعفقكلمنهوي", 5),
    "words with capitals": lambda: " ".join(word.capitalize() for word in _words(ascii_lowercase, 5).split()),
    "combining marks": lambda: "a" + "\u0301" * (LONGEST - 1),
    "marks on every letter": lambda: "a\u0301" * (LONGEST // 2),
    "digits": lambda: "7" * LONGEST,
    "numbers": lambda: "17 " * (LONGEST // 3),
    "dates": lambda: ("17/1/2026 " * LONGEST)[:LONGEST],
    "months": lambda: ("January " * LONGEST)[:LONGEST],
    "number words": lambda: ("ألفين وخمسمئة " * LONGEST)[:LONGEST],
    "links": lambda: ("t.me/a@b " * LONGEST)[:LONGEST],
    "points": lambda: "." * LONGEST,
    "line breaks": lambda: "\n" * (LONGEST - 1) + "a",
    "spaces": lambda: "a" + " " * (LONGEST - 2) + "b",
    "common words": lambda: ("soldiers bases withdrawal government " * LONGEST)[:LONGEST],
    "greetings": lambda: ("hello thanks " * LONGEST)[:LONGEST],
}


def measure(engine: Engine, message: str, results: "SimpleQueue[tuple[float, float]]") -> None:
    """Put the milliseconds that a message takes and the megabytes by which memory grew into `results`."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak begins anew
    before = _peak()
    took = _time(engine, message)
    results.put((took, _peak() - before))


def _peak() -> float:
    """Return the most memory that this process had, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _time(engine: Engine, question: str) -> float:
    start = process_time()
    engine.ask(question)
    return 1000 * (process_time() - start)


def main(corpus: Path) -> None:
    """Print a row for each message."""
    engine = Engine(corpus, Language.ARABIC)
    engine.prepare()
    engine.ask("wen rahet eljnoudat?")  # reads the one list that is read when it is first needed
    lines = (ROOT / "tests" / "golden.jsonl").read_text(encoding="utf-8").splitlines()[:_ORDINARY]
    ordinary = median([_time(engine, json.loads(line)["question"]) for line in lines])
    table = Table("message", "ms", "times an ordinary question", "MB", box=SIMPLE_HEAD)
    fork = get_context("fork")
    for name, message in MESSAGES.items():
        results: SimpleQueue[tuple[float, float]] = fork.SimpleQueue()
        process = fork.Process(target=measure, args=(engine, message(), results))
        process.start()
        took, grown = results.get()
        process.join()
        table.add_row(name, f"{took:.0f}", f"{took / ordinary:.1f}", f"{grown:.1f}")
    Console(width=100).print(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else CORPUS)

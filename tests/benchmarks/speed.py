"""Plain words ranked by ours and its peers, side by side: `python -m tests.benchmarks.speed GOLD.jsonl [SIZE...]`.

Needs the extra `benchmark`. Every engine gets the same words and the same questions, one at a time, all engines in turn
for each question, so that what disturbs one disturbs all; of several rounds the best time of each question counts,
which nothing else on the machine disturbed. What holds is the ratios within one run. Prints a table, the medians as a
chart of text, and writes a chart in `speed.png` where matplotlib is installed.
"""

import argparse
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from time import perf_counter

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from tests.benchmarks.plain_engines import ENGINES, Search, resident
from tests.benchmarks.synthetic_corpus import SyntheticCorpus, make_corpus

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_ROUNDS = 7
_SLOW = {"rank-bm25": 200_000, "SQLite FTS5": 2_000_000, "bm25s, NumPy": 2_000_000}  # passages up to which it is run
_FEWER = {"rank-bm25": 20, "SQLite FTS5": 60}  # questions that it is asked, where the others are asked all
_WIDTH = 120


@dataclass(frozen=True)
class Measured:
    """What an engine took."""

    median: float  # microseconds per question
    p99: float
    build: float  # seconds
    memory: float  # megabytes


def measure(corpus: SyntheticCorpus) -> Mapping[str, Measured]:
    """Build every engine over a corpus, and ask all of them in turn."""
    built: dict[str, tuple[Search, float, float]] = {}
    for name, make in ENGINES.items():
        if len(corpus.passages) <= _SLOW.get(name, len(corpus.passages)):
            with resident() as grown:
                start = perf_counter()
                search = make(corpus.passages)
                search(corpus.questions[0])  # numba compiles with the first question
                built[name] = search, perf_counter() - start, grown()
    times = _ask(corpus.questions, {name: search for name, (search, _, _) in built.items()})
    return {
        name: Measured(statistics.median(times[name]), _p99(times[name]), seconds, megabytes)
        for name, (_, seconds, megabytes) in built.items()
    }


def _ask(questions: Sequence[Sequence[str]], engines: Mapping[str, Search]) -> Mapping[str, list[float]]:
    """Return what each question took, in microseconds: the best of several rounds, which nothing else disturbed."""
    times = {name: [inf] * min(_FEWER.get(name, len(questions)), len(questions)) for name in engines}
    for _ in range(_ROUNDS):
        for number, words in enumerate(questions):
            for name, search in engines.items():
                if number < len(times[name]):
                    start = perf_counter()
                    search(words)
                    times[name][number] = min(1e6 * (perf_counter() - start), times[name][number])
    return times


def _p99(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


def _table(found: Mapping[int, Mapping[str, Measured]]) -> Table:
    table = Table(box=SIMPLE_HEAD)
    for heading in ("passages", "engine", "median, µs", "p99, µs", "× ours", "build, s", "memory, MB"):
        table.add_column(heading, justify="left" if heading == "engine" else "right")
    for size, engines in found.items():
        for name, each in engines.items():
            ratio = each.median / engines["ours"].median
            numbers = (f"{each.median:,.0f}", f"{each.p99:,.0f}", f"{ratio:,.2f}", f"{each.build:,.1f}")
            table.add_row(f"{size:,}", name, *numbers, f"{each.memory:,.0f}")
    return table


def _draw(found: Mapping[int, Mapping[str, Measured]], file: Path) -> None:
    try:
        import matplotlib.pyplot as plt  # noqa: PLC0415 - the table does without
    except ImportError:
        return
    for name in ENGINES:
        sizes = [size for size, engines in found.items() if name in engines]
        plt.plot(sizes, [found[size][name].median for size in sizes], marker="o", label=name)
    plt.xscale("log")
    plt.yscale("log")
    plt.xlabel("passages")
    plt.ylabel("µs per question, median")
    plt.grid(visible=True, alpha=0.3)
    plt.legend()
    plt.savefig(file, dpi=150, bbox_inches="tight")


def _chart(found: Mapping[int, Mapping[str, Measured]]) -> str:
    """Return the medians as bars, each twice as long for ten times the time."""
    longest = max(len(name) for name in ENGINES)
    rows = []
    for size, engines in found.items():
        rows.append(f"{size:,} passages")
        rows += [
            f"  {name:<{longest}} {'#' * max(1, len(str(int(each.median))) * 8)} {each.median:,.0f} µs"
            for name, each in engines.items()
        ]
    return "\n".join(rows)


def main() -> None:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.speed")
    parser.add_argument("gold", type=Path)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--picture", type=Path, default=Path("speed.png"))
    options = parser.parse_args()
    found = {size: measure(make_corpus(size, options.gold)) for size in options.sizes}
    console = Console(width=_WIDTH)
    console.print(_table(found))
    console.print(_chart(found), markup=False, highlight=False)
    _draw(found, options.picture)


if __name__ == "__main__":
    main()

"""Plain words ranked by ours and its peers, side by side: `python -m tests.benchmarks.speed GOLD.jsonl`.

Needs the extra `benchmark`. Each engine is built, kept and opened again in processes of its own; then one process opens
all of them and asks each of the same questions, one at a time, all engines in turn for each question, so that what
disturbs one disturbs all. Of several rounds, in each of which an engine is asked a question a few times in a row, the
best time of each question counts, which nothing else disturbed. What
holds is the ratios within one run. `--sizes` and `--rows` select; what is in `--folder` already is not measured again,
so that a run that was broken off goes on. Prints a table, the medians as a chart of text, and writes a chart; `--write`
puts table and chart into the documentation, between its marks.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from rich.box import MARKDOWN
from rich.console import Console
from rich.table import Table

from tests.benchmarks.measuring import folder_of, measure
from tests.benchmarks.plain_engines import ENGINES, Search
from tests.benchmarks.synthetic_corpus import questions_of
from tests.paths import ROOT

SIZES = (1_000, 10_000, 100_000, 1_000_000)
_ROUNDS, _IN_A_ROW = 3, 3  # the first of a row finds in the processor's caches what the engine before it left there
_LARGEST = {"ours, all streams": 100_000}  # passages up to which it is run; others: as many as there are
# Questions and rounds of engines that take seconds for one: enough for a median, too few for a p99
_PATIENCE = {"rank-bm25": 400_000, "SQLite FTS5": 4_000_000}  # passages times questions
_FEWEST = 3
_ENOUGH = 100  # questions for a p99
_PAGE = ROOT / "docs" / "scale.md"
_BEGIN, _END = "<!-- benchmark -->", "<!-- /benchmark -->"
_WIDTH = 400

Row = Mapping[str, float]
Results = dict[str, dict[str, dict[str, float]]]  # by size and engine


def run(sizes: Iterable[int], rows: Sequence[str], gold: Path, folder: Path, *, is_asked: bool = True) -> Results:
    """Measure what has not been measured yet, and return everything."""
    questions, file = questions_of(gold), folder / "results.json"
    results: Results = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for size in sizes:
        of_size = results.setdefault(str(size), {})
        chosen = [name for name in rows if size <= _LARGEST.get(name, size)]
        for name in chosen:
            if name not in of_size:
                _tell(f"{size:,} passages: building {name}")
                of_size[name] = measure(name, size, questions, folder)
                file.write_text(json.dumps(results, indent=1), encoding="utf-8")
        if is_asked and any("median" not in of_size[name] for name in chosen):
            _tell(f"{size:,} passages: asking {len(questions)} questions")
            searches = {name: ENGINES[name].open(folder / folder_of(name, size)) for name in chosen}
            for name, times in _ask(questions, searches, size).items():
                of_size[name] |= {"median": statistics.median(times), "p99": _p99(times), "asked": len(times)}
            file.write_text(json.dumps(results, indent=1), encoding="utf-8")
    return results


def _ask(questions: Sequence[Sequence[str]], engines: Mapping[str, Search], size: int) -> Mapping[str, list[float]]:
    """Return what each question took, in microseconds: the best of several rounds."""
    most = {name: max(_FEWEST, _PATIENCE.get(name, sys.maxsize) // size) for name in engines}
    times: dict[str, list[list[float]]] = {name: [[] for _ in questions[: most[name]]] for name in engines}
    for name, search in engines.items():  # numba compiles with the first question
        for words in questions[: min(most[name], len(questions))]:
            search(words)
    for _ in range(_ROUNDS):
        for number, words in enumerate(questions):
            for name, search in engines.items():
                for _ in range(_IN_A_ROW if number < len(times[name]) else 0):
                    start = perf_counter()
                    search(words)
                    times[name][number].append(1e6 * (perf_counter() - start))
    return {name: [min(each) for each in of_engine] for name, of_engine in times.items()}


def _p99(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0]


def _table(results: Results) -> Table:
    table = Table(box=MARKDOWN)
    headings = (
        "passages",
        "engine",
        "median, µs",
        "p99, µs",
        "times ours",
        "build, s of processor",
        "load, s",
        "memory, MB",
        "disk, MB",
    )
    for heading in headings:
        table.add_column(heading, justify="left" if heading == "engine" else "right")
    for size, name, row in _rows(results):
        ratio = row["median"] / results[size]["ours"]["median"] if "ours" in results[size] else 0.0
        p99 = f"{row['p99']:,.0f}" if row["asked"] >= _ENOUGH else ""
        times = (f"{row['median']:,.0f}", p99, f"{ratio:,.2f}")
        rest = (f"{row['build_cpu']:,.1f}", f"{row['load']:,.2f}", f"{row['memory']:,.0f}", f"{row['disk']:,.0f}")
        table.add_row(f"{int(size):,}", name, *times, *rest)
    return table


def _rows(results: Results) -> Iterator[tuple[str, str, Row]]:
    for size in sorted(results, key=int):
        for name in ENGINES:
            if "median" in results[size].get(name, {}):
                yield size, name, results[size][name]


def _chart(results: Results) -> str:
    """Return the medians as bars, on a logarithmic scale."""
    longest = max(map(len, ENGINES))
    lines = []
    for size, name, row in _rows(results):
        bar = "#" * max(1, round(8 * len(f"{row['median']:.0f}")))
        lines.append(f"{int(size):>9,} {name:<{longest}} {bar} {row['median']:,.0f} µs")
    return "\n".join(lines)


def _draw(results: Results, file: Path) -> None:
    try:
        import matplotlib.pyplot as plt  # noqa: PLC0415 - the table does without
    except ImportError:
        return
    if not [*_rows(results)]:
        return
    for name in ENGINES:
        points = [(int(size), row["median"]) for size, engine, row in _rows(results) if engine == name]
        plt.plot([size for size, _ in points], [time for _, time in points], marker="o", label=name)
    plt.xscale("log")
    plt.yscale("log")
    plt.xlabel("passages")
    plt.ylabel("µs per question, median")
    plt.grid(visible=True, alpha=0.3)
    plt.legend()
    plt.savefig(file, dpi=150, bbox_inches="tight")


def _text_of(table: Table) -> str:
    console = Console(width=_WIDTH)
    with console.capture() as captured:
        console.print(table)
    return "\n".join(line.strip() for line in captured.get().splitlines() if line.strip())


def _write(results: Results) -> None:
    """Put table and chart into the documentation."""
    page = _PAGE.read_text(encoding="utf-8")
    before, rest = page.split(_BEGIN)
    _, after = rest.split(_END)
    _PAGE.write_text(f"{before}{_BEGIN}\n{_text_of(_table(results))}\n{_END}{after}", encoding="utf-8")
    _draw(results, _PAGE.with_name("speed.png"))


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - what takes long tells how far it is


def main() -> None:
    """Measure what is asked for and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.speed")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rows", nargs="+", choices=[*ENGINES], default=[*ENGINES])
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "withdrawal-bot-benchmark"))
    parser.add_argument("--picture", type=Path, default=Path("speed.png"))
    parser.add_argument("--build-only", action="store_true", help="ask nothing yet")
    parser.add_argument("--anew", action="store_true", help="measure everything again")
    parser.add_argument("--write", action="store_true", help="put table and chart into docs/scale.md")
    options = parser.parse_args()
    if options.anew:
        _empty(options.folder)
    options.folder.mkdir(parents=True, exist_ok=True)
    results = run(options.sizes, options.rows, options.gold, options.folder, is_asked=not options.build_only)
    print(_text_of(_table(results)), _chart(results), sep="\n\n")  # noqa: T201 - what it is for
    if options.write:
        _write(results)
    else:
        _draw(results, options.picture)


if __name__ == "__main__":
    main()

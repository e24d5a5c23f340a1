"""The whole bot without Telegram over a large corpus: `python -m tests.benchmarks.large_corpus GOLD.jsonl`.

The corpus is the one that comes with the bot, with generated Arabic documents of twenty passages beside it
(`synthetic_corpus`). Built, opened and reloaded, each in a process of its own as the bot would; meanwhile a clock ticks
in the event loop every millisecond, and the longest time that it had to wait is told: beside it how long it waits at
most while nothing happens, on this machine. With `--peers` the build and the memory of rank-bm25 over the same terms.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rich.box import MARKDOWN
from rich.console import Console
from rich.table import Table

from tests.benchmarks.engine_steps import STEPS
from tests.benchmarks.separately import in_a_process
from tests.benchmarks.synthetic_folder import write_folder

SIZES = (1_000, 10_000, 100_000)
_PEERS = ("rank-bm25, plain words", "rank-bm25, all streams")
_WIDTH = 400
_WHOLE = 100  # figures from which on nothing behind the point is told


def measure(size: int, gold: Path, folder: Path, steps: Mapping[str, bool]) -> dict[str, float]:
    """Take every step that is wanted over so many passages; return all that was measured, by its name."""
    corpus, file = folder / f"corpus-{size}", folder / f"results-{size}.json"
    if not corpus.exists():
        write_folder(corpus, size, gold)
    found: dict[str, float] = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    for name, is_wanted in steps.items():
        if is_wanted:
            found |= in_a_process(STEPS[name], corpus, folder / f"cache-{size}", gold)
            file.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return found


def _table(results: Mapping[int, Mapping[str, float]]) -> Table:
    table = Table(box=MARKDOWN)
    table.add_column("passages")
    for size in results:
        table.add_column(f"{size:,}", justify="right")
    for name in dict.fromkeys(name for found in results.values() for name in found):
        table.add_row(name, *(_figure(found.get(name)) for found in results.values()))
    return table


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= _WHOLE else f"{value:.3g}"


def main() -> None:
    """Measure what is asked for and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.large_corpus")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--steps", nargs="+", choices=[*STEPS], default=[name for name in STEPS if name not in _PEERS])
    parser.add_argument("--peers", action="store_true", help="rank-bm25 too")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir(), "withdrawal-bot-large"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    wanted = {name: name in options.steps or (options.peers and name in _PEERS) for name in STEPS}
    results = {size: measure(size, options.gold, options.folder, wanted) for size in options.sizes}
    Console(width=_WIDTH).print(_table(results))


if __name__ == "__main__":
    main()

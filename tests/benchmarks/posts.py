"""What is found of the claims of news posts: those of `posts.jsonl`, beside it, or of another such file.

    python -m tests.benchmarks.posts CORPUS_DIR [POSTS.jsonl]

A line is a post: its `language` and its `sentences`, each with its `text` and its `kind`: "same" as in the sources,
"changed" in a date or a number, "unknown" to the sources. A difference is false if it is told of any but a changed one.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bot.engine import Engine
from bot.text.languages import Language

POSTS = Path(__file__).with_name("posts.jsonl")


@dataclass(frozen=True)
class Claimed:
    """A sentence of a post."""

    text: str
    kind: str


def read_posts(file: Path) -> list[list[Claimed]]:
    """Return the sentences of each post."""
    lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [[Claimed(each["text"], each["kind"]) for each in line["sentences"]] for line in lines]


def count(engine: Engine, posts: list[list[Claimed]]) -> tuple[Counter[tuple[str, str]], list[float]]:
    """Return how often what came of sentences of each kind, and the milliseconds that each post took."""
    found: Counter[tuple[str, str]] = Counter()
    took = []
    for post in posts:
        told: dict[str, bool] = {}  # whether the sources differ, by the claim
        untold: list[str] = []
        start = perf_counter()
        for half in (post[:3], post[3:]):  # so that no more is told than is shown
            checked = engine.check_post("\n".join(each.text for each in half))
            told |= {claim.text: bool(claim.differences) for claim in (checked.told if checked else ())}
            untold += checked.untold if checked else ()
        took.append((perf_counter() - start) * 1000)
        for each in post:
            differs = next((differs for text, differs in told.items() if text in each.text), None)
            is_counted = any(text in each.text for text in untold)
            found[each.kind, "told" if differs is not None else "not said" if is_counted else "passed over"] += 1
            found[each.kind, "differs"] += bool(differs)
    return found, took


def main() -> None:
    """Print a table."""
    engine = Engine(Path(sys.argv[1]), Language.ARABIC)
    engine.prepare()
    found, took = count(engine, read_posts(Path(sys.argv[2]) if sys.argv[2:] else POSTS))
    for (kind, outcome), number in sorted(found.items()):
        sys.stdout.write(f"{kind:8} {outcome:12} {number}\n")
    sys.stdout.write(f"milliseconds a post: {sorted(took)[len(took) // 2]:.0f} in the middle\n")


if __name__ == "__main__":
    main()

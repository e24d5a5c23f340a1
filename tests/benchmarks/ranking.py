"""Ranks the paragraphs of XQuAD by ours and by its peers: `python -m tests.benchmarks.ranking XQUAD_DIR [--ablation]`.

Needs the extra `benchmark`. The files are those of https://github.com/google-deepmind/xquad, or a part of them: one for
each language, named `*.ar.json` and `*.en.json`. Each question has one paragraph that answers it.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.text.languages import Language
from tests.benchmarks import engines
from tests.benchmarks.ablation import PARTS, without
from tests.benchmarks.engines import DEEPEST, Engine
from tests.benchmarks.xquad import Questions, read_xquad

_LABELS = {"languages", "engine", "without"}
_WIDE = 120  # columns, into a pipe too
AR, EN = Language.ARABIC, Language.ENGLISH
SAME, ACROSS = ((AR, AR), (EN, EN)), ((EN, AR), (AR, EN))  # language of the questions, of the paragraphs
PEERS: dict[str, Engine] = {
    "ours": engines.ours,
    "rank-bm25": engines.rank_bm25,
    "bm25s, Snowball": engines.bm25s_snowball,
    "tantivy, stemmer": engines.tantivy_stemmer,
    "SQLite FTS5": engines.sqlite_fts5,
}


@dataclass(frozen=True)
class Result:
    """What an engine achieved."""

    first: float  # R@1, 0 to 1
    five: float  # R@5
    reciprocal: float  # MRR@10
    index_seconds: float
    milliseconds: float  # per question

    @property
    def quality(self) -> tuple[str, str, str]:
        """The three shares in per cent."""
        return f"{100 * self.first:.1f}", f"{100 * self.five:.1f}", f"{100 * self.reciprocal:.1f}"


def measure(engine: Engine, asked: Questions, searched: Questions) -> Result:
    """Ask every question of `asked` for the paragraphs of `searched`."""
    start = perf_counter()
    search = engine(searched.paragraphs, searched.language)
    built = perf_counter()
    found = {name: search(question) for name, question in asked.texts.items()}
    end = perf_counter()
    ranks = [_rank(list(places), searched.gold[name]) for name, places in found.items()]
    return Result(
        first=sum(rank == 1 for rank in ranks) / len(ranks),
        five=sum(1 <= rank <= 5 for rank in ranks) / len(ranks),
        reciprocal=sum(1 / rank for rank in ranks if rank) / len(ranks),
        index_seconds=built - start,
        milliseconds=1000 * (end - built) / len(ranks),
    )


def _rank(places: list[int], gold: int) -> int:
    return places.index(gold) + 1 if gold in places[:DEEPEST] else 0


def _peer_rows(xquad: dict[Language, Questions]) -> Iterator[list[str]]:
    for asked, searched in (*SAME, *ACROSS):
        for name, engine in PEERS.items():
            if asked is searched or engine is engines.ours:
                result = measure(engine, xquad[asked], xquad[searched])
                times = f"{result.index_seconds:.2f}", f"{result.milliseconds:.2f}"
                yield [f"{asked} on {searched}", name, *result.quality, *times]


def _ablation_rows(xquad: dict[Language, Questions]) -> Iterator[list[str]]:
    for part in PARTS:
        with without(part):
            results = [measure(engines.ours, xquad[asked], xquad[searched]) for asked, searched in (*SAME, *ACROSS)]
        yield [part, *(share for result in results for share in result.quality[:2])]


def _print(headings: list[str], rows: Iterator[list[str]]) -> None:
    table = Table(box=SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading, justify="left" if heading in _LABELS else "right", no_wrap=heading in _LABELS)
    for row in rows:
        table.add_row(*row)
    Console(width=_WIDE).print(table)


def main() -> None:
    """Print the table of peers, or what ours loses without each of its parts."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.ranking")
    parser.add_argument("folder", type=Path, help="folder with XQuAD's *.ar.json and *.en.json")
    parser.add_argument("--ablation", action="store_true", help="ours without each of its parts, instead of its peers")
    options = parser.parse_args()
    xquad = read_xquad(options.folder)
    if options.ablation:
        directions = [
            f"{asked} on {searched} {share}" for asked, searched in (*SAME, *ACROSS) for share in ("R@1", "R@5")
        ]
        _print(["without", *directions], _ablation_rows(xquad))
    else:
        headings = ["languages", "engine", "R@1", "R@5", "MRR@10", "index, s", "question, ms"]
        _print(headings, _peer_rows(xquad))


if __name__ == "__main__":
    main()

"""What the questions taught bring to others: teach every second one that is refused or wrong, and ask all again.

    python -m tests.benchmarks.teaching_loop [--bare] CORPUS_DIR GOLD.jsonl

Each is written into a copy of the corpus as an editor's choice writes it: its first gold paragraph, or that the sources
do not say. With `--bare` the copy begins without any editors' question. A question is right if its first citation is,
or if nothing answers it and it was not answered. Only the questions that were not taught count: those that are right
now and were not, and those that were and are not any more.
"""

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.documents import add_question
from bot.engine import Engine
from bot.evaluation.gold import GoldQuestion, read_gold
from bot.evaluation.scores import Measure, score
from bot.text.languages import Language

_STEPS = 4


@dataclass(frozen=True)
class Progress:
    """What so many taught questions have brought to those that were not taught."""

    taught: int
    learnt: int  # of these, how many are right now
    others: int
    right: int
    gained: tuple[str, ...]  # ids of those that are right now and were not
    broken: tuple[str, ...]  # and the other way round
    akin: int  # of the others that were not right, how many a passage answers that answers a taught one too


def right_ones(engine: Engine, gold: Sequence[GoldQuestion]) -> set[str]:
    """Return the ids of the questions that are answered rightly, or rightly not at all."""
    return {each.id for each in gold if _is_right(engine, each)}


def teach(folder: Path, question: GoldQuestion) -> None:
    """Write where a question is answered, as an editor's choice does."""
    document, paragraph = min(question.places) if question.answerable else (None, None)
    add_question(folder, question.question, document, paragraph)


def run(corpus: Path, gold_file: Path, folder: Path, *, is_bare: bool = False) -> list[Progress]:
    """Teach in a copy of a corpus, which is made in `folder`; return what came of it after each step.

    What `is_bare` begins without any editors' question.
    """
    copy = folder / "corpus"
    shutil.copytree(corpus, copy, ignore=shutil.ignore_patterns("questions.csv") if is_bare else None)
    engine = Engine(copy, Language.ARABIC)
    gold = read_gold(gold_file, engine.corpus)
    before = right_ones(engine, gold)
    taught = [each for each in gold if each.id not in before and not each.previous][::2]
    others = [each for each in gold if each not in taught]
    answering = {place for each in taught for place in each.places}
    akin = sum(each.id not in before and not answering.isdisjoint(each.places) for each in others)
    progress = []
    for step in range(1, _STEPS + 1):
        done = taught[: len(taught) * step // _STEPS]
        for each in done[len(taught) * (step - 1) // _STEPS :]:
            teach(copy, each)
        engine = Engine(copy, Language.ARABIC)
        learnt, after = right_ones(engine, done), right_ones(engine, others)
        left = before.intersection(each.id for each in others)
        progress.append(
            Progress(
                len(done),
                len(learnt),
                len(others),
                len(after),
                tuple(sorted(after - left)),
                tuple(sorted(left - after)),
                akin,
            )
        )
    return progress


def _is_right(engine: Engine, question: GoldQuestion) -> bool:
    figures = score(question, engine.ask(question.question, question.previous).answer).figures
    return bool(figures[Measure.first if question.answerable else Measure.refused])


def main() -> None:
    """Teach, ask, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--bare", action="store_true")
    given = parser.parse_args()
    table = Table("taught", "learnt", "others", "right", "gained", "broken", box=SIMPLE_HEAD)
    with tempfile.TemporaryDirectory() as folder:
        progress = run(given.corpus, given.gold, Path(folder), is_bare=given.bare)
    for each in progress:
        table.add_row(
            *map(str, (each.taught, each.learnt, each.others, each.right, len(each.gained), len(each.broken)))
        )
    Console().print(table)
    Console().print("others that were not right, with a passage that answers a taught one too:", progress[-1].akin)
    Console().print("gained:", *progress[-1].gained, "\nbroken:", *progress[-1].broken)


if __name__ == "__main__":
    main()

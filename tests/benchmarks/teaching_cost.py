"""What teaching costs: one question, from the tap to the new answer, and each question once ten thousand are taught.

    python -m tests.benchmarks.teaching_cost [--taught 10000] CORPUS_DIR GOLD.jsonl

Works on a copy of the corpus. Taught is what an editor's choice writes: every second question of the file with another
word and a number, to paragraphs in turn. Processor time is of this process: others disturb it less than the clock.
What is learnt a moment later, in a thread, is waited for between two lessons and not counted.
"""

import argparse
import asyncio
import csv
import random
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.documents import add_question, read_corpus
from bot.documents.editors_questions import QUESTIONS
from bot.engine import Engine
from bot.evaluation.gold import read_gold
from bot.teaching.lessons import Lesson, teach
from bot.text.languages import Language

_LESSONS, _ASKED = 24, 120
_SEED = 7


@dataclass(frozen=True)
class Cost:
    """What something took, in ms: the median."""

    wall: float
    processor: float


_Act = Callable[[Lesson], Awaitable[object]]


async def _measured(act: _Act, given: Sequence[Lesson]) -> Cost:
    """Return what an act with each lesson took, one after another."""
    walls, processors = [], []
    for each in given:
        wall, processor = perf_counter(), process_time()
        await act(each)
        walls.append(1000 * (perf_counter() - wall))
        processors.append(1000 * (process_time() - processor))
        await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})
    return Cost(median(walls), median(processors))


def lessons(folder: Path, questions: Sequence[str], count: int) -> list[Lesson]:
    """Return so many lessons, no two with the same question."""
    places = [(each.document.slug, each.number) for each in read_corpus(folder).passages]
    chance = random.Random(_SEED)  # noqa: S311 - the same each time
    words = sorted({word for question in questions for word in question.split()})
    return [
        Lesson(f"{questions[number % len(questions)]} {chance.choice(words)} {number}", *places[number % len(places)])
        for number in range(count)
    ]


async def cost_of_one(folder: Path, taught: Sequence[Lesson]) -> dict[str, Cost]:
    """Return what one lesson takes: its row, its learning, the new answer, and all three from the tap on."""
    engine = Engine(folder, Language.ARABIC)
    engine.prepare()

    async def write(lesson: Lesson) -> None:
        await asyncio.to_thread(add_question, folder, lesson.question, lesson.document, lesson.paragraph)

    async def learn(lesson: Lesson) -> None:
        await engine.teach([lesson.row])

    async def tap(lesson: Lesson) -> None:
        await teach(engine, lesson)
        await asyncio.to_thread(engine.ask, lesson.question)

    third = len(taught) // 3
    return {
        "row written": await _measured(write, taught[:third]),
        "learnt": await _measured(learn, taught[third : 2 * third]),
        "from the tap to the new answer": await _measured(tap, taught[2 * third :]),
    }


async def cost_of_asking(folder: Path, questions: Sequence[str]) -> Cost:
    """Return what a question takes that was not asked before."""
    engine = Engine(folder, Language.ARABIC)
    engine.prepare()

    async def ask(lesson: Lesson) -> None:
        engine.ask(lesson.question)

    return await _measured(ask, [Lesson(each, None) for each in questions])


def main() -> None:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--taught", type=int, default=10_000)
    given = parser.parse_args()
    table = Table("", "ms", "ms of processor", box=SIMPLE_HEAD)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "corpus"
        shutil.copytree(given.corpus, folder, ignore=shutil.ignore_patterns(".history"))
        questions = [each.question for each in read_gold(given.gold, read_corpus(folder))]
        asked, taught = questions[1::2][:_ASKED], lessons(folder, questions[::2], given.taught)
        costs = {
            "a question": asyncio.run(cost_of_asking(folder, asked)),
            **asyncio.run(cost_of_one(folder, taught[:_LESSONS])),
        }
        with (folder / QUESTIONS).open("a", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows((each.question, each.document, each.paragraph) for each in taught[_LESSONS:])
        costs[f"a question after {given.taught:,} taught"] = asyncio.run(cost_of_asking(folder, asked))
        costs |= {f"{name} then": cost for name, cost in asyncio.run(cost_of_one(folder, _more(taught))).items()}
    for name, cost in costs.items():
        table.add_row(name, f"{cost.wall:.1f}", f"{cost.processor:.1f}")
    Console().print(table)


def _more(taught: Sequence[Lesson]) -> list[Lesson]:
    return [Lesson(f"{each.question} more", each.document, each.paragraph) for each in taught[:_LESSONS]]


if __name__ == "__main__":
    main()

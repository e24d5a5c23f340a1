"""What editors' questions bring: ask with few of them, and with all.

    python -m tests.benchmarks.learning_curve CORPUS_DIR GOLD.jsonl ...

The gold questions are asked of the corpus with none, two, five and more of its editors' questions for each paragraph,
drawn by a seed, and with all of them.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.answering.answers import answer_question
from bot.answering.calibration import shipped_calibration
from bot.documents import Corpus, EditorsQuestion, read_corpus
from bot.evaluation.gold import GoldQuestion, read_gold
from bot.evaluation.scores import Group, Measure, group, score
from bot.search import Index
from bot.text.languages import Language

_NUMBERS = (0, 2, 5, 10, 20)  # of questions for each paragraph
_SEED = 7
_SHOWN = (Measure.r1, Measure.first, Measure.top3, Measure.not_refused, Measure.refused)


def some_of(questions: Sequence[EditorsQuestion], most: int) -> Iterator[EditorsQuestion]:
    """Yield at most so many questions for each paragraph, and the same share of those that nothing answers."""
    shuffled = list(questions)
    Random(_SEED).shuffle(shuffled)  # noqa: S311 - no secret
    taken: dict[tuple[str | None, int | None], int] = {}
    places = {(each.document, each.paragraph) for each in questions if each.is_answered}
    share = most * len(places) / max(sum(each.is_answered for each in questions), 1)
    unsaid = share * sum(not each.is_answered for each in questions)
    for question in shuffled:
        place = question.document, question.paragraph
        if taken.setdefault(place, 0) < (most if question.is_answered else unsaid):
            taken[place] += 1
            yield question


def run(corpus: Corpus, questions: Sequence[EditorsQuestion], gold: Sequence[GoldQuestion]) -> Group:
    """Return the mean figures of the gold questions, asked of a corpus with these editors' questions."""
    index = Index(corpus.passages, corpus.glossary, None, questions, corpus.outlets)
    tables = shipped_calibration().tables(with_questions=bool(questions))
    asked = ((each, answer_question(each.question, index, tables, Language.ARABIC, each.previous)) for each in gold)
    return next(group([score(each, answer) for each, answer in asked]))


def main() -> None:
    """Ask, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    given = parser.parse_args()
    corpus = read_corpus(given.corpus)
    gold = [question for file in given.gold for question in read_gold(file, corpus)]
    table = Table(box=SIMPLE_HEAD)
    for heading in ("editors' questions", *_SHOWN):
        table.add_column(heading)
    cases = [(f"{number} a paragraph", [*some_of(corpus.questions, number)]) for number in _NUMBERS]
    cases.append((f"all {len(corpus.questions)}", [*corpus.questions]))
    for name, questions in track(cases, console=Console(stderr=True), transient=True):
        figures = run(corpus, questions, gold).figures
        table.add_row(name, *(f"{100 * (figures[measure] or 0):.1f}" for measure in _SHOWN))
    Console().print(table)


if __name__ == "__main__":
    main()

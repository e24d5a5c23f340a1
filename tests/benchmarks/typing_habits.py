"""Asks every golden question under each harmless change of typing, and shows which of them changes something.

    python -m tests.benchmarks.typing_habits [CORPUS]

For each change: of the questions that it alters, how many then have another document in front, and how many another
outcome.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.engine import Engine
from bot.text.arabizi import is_arabizi
from bot.text.languages import Language, detect_language
from tests.golden_questions import result_of
from tests.paths import CORPUS, ROOT
from tests.typing_changes import CHANGES, Change

FILES = ("golden.jsonl", "article.jsonl")


def questions() -> Iterator[tuple[str, Language]]:
    """Yield every golden question with its language, those in Latin-letter Arabic left out: keyboards differ."""
    for file in FILES:
        for line in (ROOT / "tests" / file).read_text(encoding="utf-8").splitlines():
            golden = json.loads(line)
            if not is_arabizi(golden["question"]):
                yield golden["question"], detect_language(golden["question"]) or Language.ARABIC


def altered(change: Change) -> Iterator[tuple[str, str]]:
    """Yield the questions that a change alters, before and after."""
    for question, language in questions():
        after = change.of(question)
        if language in change.languages and after != question:
            yield question, after


def main(corpus: Path) -> None:
    """Print a row for each change."""
    engine = Engine(corpus, Language.ARABIC)
    usual = {question: result_of(engine.ask(question).answer) for question, _ in questions()}
    sums = [0, 0, 0]
    table = Table("change", "questions altered", "another document first", "another outcome", box=SIMPLE_HEAD)
    for name, change in CHANGES.items():  # the longest part: some twenty thousand questions
        pairs = [(usual[before], result_of(engine.ask(after).answer)) for before, after in altered(change)]
        documents = sum(before.document != after.document for before, after in pairs)
        outcomes = sum(before.outcome != after.outcome for before, after in pairs)
        table.add_row(name, str(len(pairs)), str(documents), str(outcomes))
        sums = [total + more for total, more in zip(sums, (len(pairs), documents, outcomes), strict=True)]
    asked, documents, outcomes = sums
    table.add_row("all", str(asked), f"{documents / asked:.2%}", f"{outcomes / asked:.2%}")
    Console(width=100).print(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else CORPUS)

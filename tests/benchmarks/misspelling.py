"""Asks every golden question with one random slip of the keyboard, and tells how often the same passage comes first.

    python -m tests.benchmarks.misspelling [CORPUS [SEED]]

A slip swaps, leaves out, doubles, replaces or adds a letter of one word of at least three.
"""

import random
import re
import sys
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.answering.answers import Answer
from bot.documents import Passage
from bot.engine import Engine
from bot.text.languages import Language
from tests.benchmarks.typing_habits import questions
from tests.paths import CORPUS

_WORD = re.compile(r"[^\W\d_]{3,}")
_LATIN = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ARABIC = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ")


def misspelt(question: str, chance: random.Random) -> str:
    """Return a question with one slip in one of its words; itself if it has none that is long enough."""
    words = [match.span() for match in _WORD.finditer(question)]
    if not words:
        return question
    start, end = chance.choice(words)
    word = question[start:end]
    slips = [slip for slip in _slips(word, chance) if slip != word]
    return f"{question[:start]}{chance.choice(slips)}{question[end:]}"


def _slips(word: str, chance: random.Random) -> list[str]:
    swapped = chance.randrange(len(word) - 1)
    place = chance.randrange(len(word))
    head, letter, tail = word[:place], word[place], word[place + 1 :]
    beside = chance.choice(_beside(letter))
    return [
        f"{word[:swapped]}{word[swapped + 1]}{word[swapped]}{word[swapped + 2 :]}",
        head + tail,
        f"{head}{letter}{letter}{tail}",
        f"{head}{beside}{tail}",
        f"{head}{beside}{letter}{tail}",
    ]


def _beside(letter: str) -> str:
    """Return the letters beside a letter on its keyboard; itself where there are none."""
    row = next((row for row in (*_LATIN, *_ARABIC) if letter.lower() in row), letter.lower())
    place = row.index(letter.lower())
    return (row[max(place - 1, 0) : place] + row[place + 1 : place + 2]) or letter


def _first(answer: Answer) -> Passage | None:
    return answer.shown[0].passage if answer.shown else None


def main(corpus: Path, seed: int) -> None:
    """Print a row for each language."""
    engine, chance = Engine(corpus, Language.ARABIC), random.Random(seed)  # noqa: S311 - chance, no secret
    pairs = [
        (language, engine.ask(each).answer, engine.ask(misspelt(each, chance)).answer) for each, language in questions()
    ]
    table = Table("language", "questions", "same passage first", "same outcome", box=SIMPLE_HEAD)
    for language in Language:
        of = [(before, after) for each, before, after in pairs if each is language]
        passages = sum(_first(before) == _first(after) for before, after in of)
        outcomes = sum(before.outcome == after.outcome for before, after in of)
        table.add_row(language, str(len(of)), f"{passages / len(of):.1%}", f"{outcomes / len(of):.1%}")
    Console(width=100).print(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else CORPUS, int(sys.argv[2]) if sys.argv[2:] else 1)

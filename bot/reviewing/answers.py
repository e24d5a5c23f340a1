"""Tells of editors' questions that all the rest would answer with another passage than the one they name."""

from pathlib import Path

from bot.answering.unaided import Elsewhere
from bot.documents import CorpusReason
from bot.documents.editors_questions import QUESTIONS
from bot.problems import Problem


def problem_of(folder: Path, elsewhere: Elsewhere) -> Problem:
    """Return what an editor should look at."""
    named, found = (f"{slug} {number}" for slug, number in (elsewhere.named, elsewhere.found))
    values = {"question": elsewhere.question, "named": named, "found": found}
    return Problem(str(folder / QUESTIONS), 0, CorpusReason.answered_elsewhere, values)

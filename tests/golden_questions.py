"""The golden questions, and what two ways of asking one are compared by."""

from typing import NamedTuple

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from bot.answering.answers import Answer
from bot.text.languages import Language
from tests.paths import ROOT

GOLDEN = ROOT / "tests" / "golden.jsonl"


@dataclass(frozen=True, config={"extra": "forbid"})
class Place:
    """A paragraph of the corpus."""

    document: str
    paragraph: int


@dataclass(frozen=True, config={"extra": "forbid"})
class Golden:
    """A question, and the paragraphs any of which answers it; none if the corpus does not say."""

    id: str
    question: str
    lang: Language
    register: str
    answerable: bool
    gold: tuple[Place, ...]
    gold_strings: tuple[str, ...]


QUESTIONS = [TypeAdapter(Golden).validate_json(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]


class Result(NamedTuple):
    """What a question ends with."""

    document: str | None  # slug of the one in front
    outcome: str


def result_of(answer: Answer) -> Result:
    """Return what an answer is compared by."""
    return Result(answer.hits[0].passage.document.slug if answer.hits else None, str(answer.outcome))

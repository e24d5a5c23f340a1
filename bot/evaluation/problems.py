"""What can be wrong with the files of an evaluation, and where. The wording is in the phrases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from types import MappingProxyType


class GoldReason(StrEnum):
    """A kind of problem; each has its sentence, by the same name, in the phrases."""

    no_file = auto()
    unreadable = auto()
    no_questions = auto()
    not_utf8 = auto()
    not_an_object = auto()
    missing = auto()
    not_text = auto()
    not_a_list = auto()
    not_true_or_false = auto()
    not_a_number = auto()
    not_a_passage = auto()
    not_a_place = auto()
    same_id = auto()
    no_gold = auto()
    no_document = auto()
    no_such_document = auto()
    no_such_paragraph = auto()
    not_a_run = auto()
    nothing_in_common = auto()


@dataclass(frozen=True)
class GoldProblem:
    """One thing to mend in one line of a file."""

    file: str  # as the operator typed it
    line: int  # from 1
    reason: GoldReason
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # for the sentence's placeholders

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason} {dict(self.values)}"


class GoldError(Exception):
    """A file cannot be used; carries every problem found, in the order of its lines."""

    def __init__(self, *problems: GoldProblem) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems

"""What can be wrong with a corpus, and where. The wording is in the phrases."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, auto
from types import MappingProxyType


class Reason(StrEnum):
    """A kind of problem; each has its sentence, by the same name, in the phrases."""

    no_folder = auto()
    no_documents = auto()
    unreadable = auto()
    bad_name = auto()
    duplicate = auto()
    too_large = auto()
    not_utf8 = auto()
    empty_file = auto()
    no_front_matter = auto()
    open_front_matter = auto()
    bad_yaml = auto()
    missing = auto()
    unknown_field = auto()
    not_one_of = auto()
    not_a_date = auto()
    not_an_address = auto()
    not_text = auto()
    not_a_list = auto()
    not_a_number = auto()
    language_differs = auto()
    no_paragraphs = auto()
    no_such_paragraph = auto()
    undated = auto()
    unequal_paragraphs = auto()
    field_differs = auto()
    glossary_header = auto()
    glossary_columns = auto()
    glossary_gap = auto()


@dataclass(frozen=True)
class Problem:
    """One thing to mend in one line of one file."""

    file: str  # as the reader would type it: folder and name
    line: int  # from 1
    reason: Reason
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # for the sentence's placeholders

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason} {dict(self.values)}"


class CorpusError(Exception):
    """A corpus cannot be used; carries every problem found, in the order of files and lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems

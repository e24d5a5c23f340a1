"""What can be wrong with a file that people write, and where. The wording is in the locale."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


@dataclass(frozen=True)
class Problem:
    """One thing to mend in one line of one file."""

    file: str  # as the reader would type it
    line: int  # from 1
    reason: StrEnum  # each has its sentence, by the same name, in the locale
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # for the sentence's placeholders

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason} {dict(self.values)}"


class InputError(Exception):
    """Files cannot be used; carries every problem found, in the order of files and lines."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems

"""What can be wrong with a file that people write, and where. The wording is in the locale."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

# What a terminal obeys, what turns the order of letters, and bytes of a name that are no text.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ESCAPED_BYTES = range(0xDC80, 0xDD00)  # as Python decodes them, https://peps.python.org/pep-0383/


@dataclass(frozen=True)
class Problem:
    """One thing to mend in one line of one file."""

    file: str  # as the reader would type it
    line: int  # from 1; 0 if it is no matter of a line
    reason: StrEnum  # each has its sentence, by the same name, in the locale
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # for the sentence's placeholders

    def __str__(self) -> str:
        return f"{self.place}: {self.reason} {dict(self.values)}"

    @property
    def place(self) -> str:
        """The file and the line in it, safe to print."""
        file = printable(self.file)
        return f"{file}:{self.line}" if self.line else file

    @property
    def order(self) -> tuple[str, int]:
        """By what problems are put in order."""
        return self.file, self.line


def printable(text: str) -> str:
    """Return `text` with everything that is not to be printed as it is in the form that Python escapes it in."""
    return _UNPRINTABLE.sub(lambda found: _escape(found[0]), text)


def _escape(letter: str) -> str:
    code = ord(letter)
    if code in _ESCAPED_BYTES:
        return f"\\x{code - 0xDC00:02x}"
    return letter.encode("unicode_escape").decode("ascii")


class CannotGoOnError(Exception):
    """What its operator can mend, and what ends the program until then."""


class InputError(CannotGoOnError):
    """Files cannot be used; carries every problem found, in the order of files and lines."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems

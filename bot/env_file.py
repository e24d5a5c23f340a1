"""Reads `.env` for what its operator would want to know: lines that set nothing, and names that are nearly ours."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from dotenv import dotenv_values
from dotenv.parser import parse_stream

ENCODING = "utf-8-sig"  # some editors put a byte order mark in front
_NEAR = 0.75  # of difflib: two slips in a name of ten letters
# It tells of bad lines, in English and without the file's name; here they are told better.
logging.getLogger("dotenv").setLevel(logging.ERROR)


@dataclass(frozen=True)
class EnvLine:
    """A line of a file of settings, or several if its value has them."""

    name: str | None  # None: it sets nothing
    value: str
    written: str  # as it stands there, with what is blank before it and the end of its line


@dataclass(frozen=True)
class EnvFile:
    """What stands in a file of settings."""

    lines: tuple[EnvLine, ...]
    bad_lines: tuple[int, ...]  # from 1

    @property
    def values(self) -> dict[str, str]:
        """All that it sets, by name, in the order of the file; of two lines with one name the later counts."""
        return {line.name: line.value for line in self.lines if line.name}


def read_env_file(path: Path) -> EnvFile:
    """Return what a file sets, nothing if there is none; OSError or UnicodeDecodeError if it cannot be read."""
    if not path.is_file():
        return EnvFile((), ())
    with path.open(encoding=ENCODING, newline="") as file:
        lines = list(parse_stream(file))
    # What is neither a setting nor a remark: without "=", or with a quotation mark left open.
    bad = [line for line in lines if line.error or (line.key and line.value is None)]
    return EnvFile(
        tuple(
            EnvLine(None if line.value is None else line.key, line.value or "", line.original.string) for line in lines
        ),
        tuple(_line_of(line.original.string, line.original.line) for line in bad),
    )


def values_in(path: Path) -> dict[str, str]:
    """Return what a file sets, with what it names as `${NAME}` put in; errors as above."""
    values = dotenv_values(path, encoding=ENCODING) if path.is_file() else {}
    return {name: value for name, value in values.items() if value is not None}


def _line_of(written: str, first: int) -> int:
    blank = len(written) - len(written.lstrip())
    return first + written.count("\n", 0, blank)


def misspelt(names: Iterable[str], known: Collection[str]) -> dict[str, str]:
    """Return the names that are none of the known ones, whatever their case, each with the one it comes close to."""
    unknown = (name for name in dict.fromkeys(names) if name.upper() not in known)
    near = ((name, get_close_matches(name.upper(), known, n=1, cutoff=_NEAR)) for name in unknown)
    return {name: found[0] for name, found in near if found}

"""Standard input, output and error as a process was given them, closed and full ones too. Knows no commands."""

import io
import os
import sys
from collections.abc import Iterator
from typing import IO, BinaryIO

_STANDARD = (0, 1, 2)


class OutputError(Exception):
    """Standard output takes nothing more, for a reason that is not that its reader has left."""


class UnreadableInputError(Exception):
    """Standard input cannot be read."""


class _Output(io.TextIOWrapper):
    """Standard output; its failures are told apart from those of other files."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(error.strerror or str(error)) from error

    def flush(self) -> None:
        try:
            super().flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(error.strerror or str(error)) from error


class _Complaints(io.TextIOWrapper):
    """Standard error; if it takes nothing, there is nobody to tell."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            return


def open_standard_streams() -> None:
    """Let the standard streams write UTF-8, whatever the locale is, and fail only where they are used."""
    # A file that is opened later must not get the number of a stream that was closed: what is printed would go there.
    while (filler := os.open(os.devnull, os.O_RDWR)) in _STANDARD:
        pass
    os.close(filler)
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(_unusable("rb", os.O_WRONLY))
    output = sys.stdout.buffer if sys.stdout else _unusable("wb", os.O_RDONLY)
    sys.stdout = _Output(output, "utf-8", "replace", line_buffering=output.isatty())
    complaints = sys.stderr.buffer if sys.stderr else _unusable("wb", os.O_RDONLY)
    sys.stderr = _Complaints(complaints, "utf-8", "replace", line_buffering=True)


def _unusable(mode: str, flags: int) -> IO[bytes]:
    """Return what fails as soon as it is used, in place of a stream that was closed."""
    return os.fdopen(os.open(os.devnull, flags), mode)


def discard_output() -> None:
    """Let what has not been written go nowhere, so that the end of the process does not try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def read_lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """Yield the lines, None for one of more than `most` bytes, of which no more is held; UnreadableInputError."""
    try:
        while line := stream.readline(most + 1):
            is_whole = len(line) <= most
            while not line.endswith(b"\n") and not is_whole and (line := stream.readline(most)):
                pass
            yield line if is_whole else None
    except OSError as error:
        raise UnreadableInputError(error.strerror or str(error)) from error

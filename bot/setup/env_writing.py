"""Writes settings into `.env`: all of them or none, for its owner's eyes, everything else in it as it was."""

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.env_file import EnvLine, read_env_file

_PLAIN = re.compile(r"[\w@%+=:,./~-]*", re.ASCII)  # what needs no quotation marks, here and in a shell


def write_env(file: Path, values: Mapping[str, str]) -> None:
    """Set names to values in a file, made if it is not there; OSError leaves it as it was.

    A name that is set keeps its place, whatever its case; a second line that sets it is left out.
    """
    target = file.resolve()  # what a link leads to is to be changed, not the link
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f"{target.name}.")  # for its owner alone
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as written:
            written.write("".join(_lines(target, values)))
            written.flush()
            os.fsync(written.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _lines(file: Path, values: Mapping[str, str]) -> Iterator[str]:
    left = dict(values)
    last = "\n"
    for line in read_env_file(file).lines:
        name = (line.name or "").upper()
        if name not in values:
            yield line.written
            last = line.written
        elif name in left:
            last = line.written if line.value == left[name] else _anew(line, left[name])
            yield last
            del left[name]
    if left and not last.endswith(("\n", "\r")):
        yield "\n"
    yield from (_line(name, value) for name, value in left.items())


def _anew(line: EnvLine, value: str) -> str:
    blank = line.written[: len(line.written) - len(line.written.lstrip())]
    return f"{blank}{_line((line.name or '').upper(), value)}"


def _line(name: str, value: str) -> str:
    if _PLAIN.fullmatch(value):
        return f"{name}={value}\n"
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"{name}='{escaped}'\n"

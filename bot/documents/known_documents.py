"""Documents that were read before: one whose files are still the same need not be read again."""

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from time import time_ns

from bot.documents.corpus import Document
from bot.documents.encoding import MOST_BYTES
from bot.problems import Problem

# As long after a change another one may leave the same time behind: clocks of file systems tick some hundred times a
# second, of old ones every two.
_UNSURE = 2_000_000_000  # nanoseconds


@dataclass(frozen=True)
class FileState:
    """A file as it was when it was read."""

    name: str
    stamp: tuple[int, ...] | None  # size, inode and times; None where it may change without changing these
    digest: bytes  # of its content, by SHA-256; b"" if it cannot be read

    def is_same(self, path: Path) -> bool:
        """Tell whether the file is as it was, by its times."""
        return self.stamp is not None and self.stamp == _stamp_of(path)


@dataclass(frozen=True)
class KnownDocument:
    """A document with the files it was read from."""

    files: tuple[FileState, ...]
    document: Document
    left_out: tuple[Problem, ...]

    def if_same(self, paths: Sequence[Path]) -> "KnownDocument | None":
        """Return it if these files still make it up, by their times or else by their content."""
        if [path.name for path in paths] != [file.name for file in self.files]:
            return None
        pairs = tuple(zip(self.files, paths, strict=True))
        if all(file.is_same(path) for file, path in pairs):
            return self
        now = states_of(paths)
        is_same = all(one.digest == other.digest and one.digest for one, other in zip(self.files, now, strict=True))
        return replace(self, files=now) if is_same else None


KnownDocuments = Mapping[str, KnownDocument]  # by the names of their files, capitals aside, without language and ending


def states_of(paths: Sequence[Path]) -> tuple[FileState, ...]:
    """Return how files are now."""
    return tuple(FileState(path.name, _stamp_of(path), _digest_of(path)) for path in paths)


def _stamp_of(path: Path) -> tuple[int, ...] | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    is_settled = time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > _UNSURE
    if not (stat.S_ISREG(found.st_mode) and is_settled):
        return None
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def _digest_of(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would have us wait
            return b""
        with path.open("rb") as file:
            return sha256(file.read(MOST_BYTES + 1)).digest()
    except OSError:
        return b""

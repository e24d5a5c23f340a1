"""Keeps in files what takes long to make, so that the next start only reads it. Knows nothing of what it keeps.

A file has a checksum and the key of what it was made from; one that is damaged, foreign or of another key counts as
missing. Arrays and packed texts are not read, but mapped.
"""

import os
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum, auto
from functools import cache, reduce
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct
from typing import Any, NamedTuple
from zlib import crc32

from bot.snapshot_parts import gap_behind, pickled, unpickled

_MAGIC = b"withdrawal-bot snapshot 4\n"
_CHECKSUM = Struct("<I")  # CRC-32: against damage, and four times as fast as a digest
_KEY = sha256().digest_size  # bytes
_LARGE = 16_000_000  # bytes


class Kept(StrEnum):
    """How a file stands to what is wanted."""

    CURRENT = auto()
    OUTDATED = auto()  # of another key: of other documents, or of another version of the program
    MISSING = auto()


class Flat(NamedTuple):
    """Bytes that were kept, or made: those from `start` on."""

    raw: bytes | mmap
    start: int


class Snapshots:
    """The files of one folder; without a folder, or where it cannot be written, everything is made anew."""

    def __init__(self, folder: Path | None = None) -> None:
        """Keep files in `folder`, which need not exist yet."""
        self.folder = folder

    def latest(self, name: str, kin: bytes) -> Any:  # noqa: ANN401 - whatever was put there
        """Return what was put last under a name and kin, whatever its key; None if there is nothing to be trusted."""
        return self.latest_with_key(name, kin)[1]

    def latest_with_key(self, name: str, kin: bytes) -> tuple[bytes, Any]:
        """Likewise, with its key: another process may put something else there at any time."""
        if self.folder is None:
            return b"", None
        head = _MAGIC + kin
        with suppress(OSError, pickle.UnpicklingError, EOFError, ValueError, AttributeError, ImportError, TypeError):
            kept = _mapped(self._file(name), head, _KEY)
            return kept.raw[len(head) : len(head) + _KEY], unpickled(memoryview(kept.raw)[kept.start :])
        return b"", None

    def put(self, name: str, kin: bytes, key: bytes, made: object) -> None:
        """Keep something that was made under a key."""
        if self.folder is not None:
            with suppress(OSError):
                _write(self._file(name), _MAGIC + kin + key, pickled(made))

    def state(self, name: str, key: bytes) -> Kept:
        """Tell whether something is kept under a key, by the head of its file alone."""
        head = _MAGIC + key
        try:
            with self._file(name).open("rb") as file:
                return Kept.CURRENT if file.read(len(head)) == head else Kept.OUTDATED
        except OSError:
            return Kept.MISSING

    def mapped(self, name: str, key: bytes, make: Callable[[], bytes]) -> Flat:
        """Likewise bytes: what of them is never looked at takes no memory."""
        if self.folder is None:
            return Flat(make(), 0)
        file, head = self._file(name), _MAGIC + key
        with suppress(OSError, ValueError):
            return _mapped(file, head)
        made = make()
        with suppress(OSError, ValueError):
            _write(file, head, [made])
            return _mapped(file, head)
        return Flat(made, 0)

    def _file(self, name: str) -> Path:
        return (self.folder or Path()) / f"{name}.snapshot"


NOTHING_KEPT = Snapshots()


def key_of(*parts: bytes | memoryview) -> bytes:
    """Return a short key that differs if any of the parts does."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.digest()


def digest_of(file: Path) -> bytes:
    """Return what differs if the content of a file does; of a very large one its time, b"" if it cannot be read."""
    try:
        known = file.stat()
        content = file.read_bytes() if known.st_size <= _LARGE else f"{known.st_size} {known.st_mtime_ns}".encode()
    except OSError:
        return b""
    return sha256(content).digest()


def key_of_files(folder: Path, digest: Callable[[Path], bytes] = digest_of) -> bytes:
    """Return a key that differs if any file in a folder does, by the digest of its content."""
    try:
        with os.scandir(folder) as found:
            names = sorted(entry.name for entry in found if entry.is_file())
    except OSError:
        names = []
    digests = ((os.fsencode(name), digest(folder / name)) for name in names)
    return key_of(os.fsencode(folder), *(part for of_file in digests for part in of_file))


@cache
def key_of_program() -> bytes:
    """Return a key that differs if the program or one of its lists does: what it kept may mean something else then."""
    return key_of_sources(Path(__file__).parent)


def key_of_sources(folder: Path) -> bytes:
    """Return a key that differs if a file in a folder or below does, by its size and time; what is compiled aside."""
    folders = os.walk(folder)  # far quicker than `rglob`
    files = sorted(Path(folder, name) for folder, _, names in folders for name in names if not name.endswith(".pyc"))
    known = ((os.fsencode(file), file.stat()) for file in files)
    return key_of(*(part for name, stat in known for part in (name, f"{stat.st_size} {stat.st_mtime_ns}".encode())))


def _mapped(file: Path, head: bytes, more: int = 0) -> Flat:
    """Return the content of a file; ValueError if it does not begin with a head, and so many bytes, or is damaged."""
    with file.open("rb") as opened:
        raw = mmap(opened.fileno(), 0, access=ACCESS_READ)
    checked = len(head) + more
    start = checked + _CHECKSUM.size + gap_behind(checked + _CHECKSUM.size)
    with memoryview(raw) as whole, whole[start:] as content:
        is_whole = raw[checked : checked + _CHECKSUM.size] == _CHECKSUM.pack(crc32(content))
    if raw[: len(head)] != head or not is_whole:
        raise ValueError("damaged, foreign or old")
    return Flat(raw, start)


def _write(file: Path, head: bytes, parts: Sequence[bytes | memoryview]) -> None:
    from tempfile import mkstemp  # noqa: PLC0415 - most starts write nothing

    file.parent.mkdir(exist_ok=True)
    handle, name = mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            checksum = _CHECKSUM.pack(reduce(lambda found, part: crc32(part, found), parts, 0))
            written.writelines((head, checksum, bytes(gap_behind(len(head) + len(checksum))), *parts))
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise

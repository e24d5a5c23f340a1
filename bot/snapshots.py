"""Keeps in files what takes long to make, so that the next start only reads it. Knows nothing of what it keeps.

A file has a checksum and the key of what it was made from; one that is damaged, foreign or of another key counts as
missing. Of its content only plain values, arrays and classes of this program are taken, whatever it names. Arrays and
packed texts are not read, but mapped.
"""

import gc
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum, auto
from functools import cache, reduce
from hashlib import sha256
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import Struct
from types import MappingProxyType
from typing import Any, NamedTuple
from zlib import crc32

_MAGIC = b"withdrawal-bot snapshot 3\n"
_CHECKSUM = Struct("<I")  # CRC-32: against damage, and four times as fast as a digest
_SIZE = Struct("<q")  # bytes of a part; parts begin at multiples of
_ALIGNED = 64
_KEY = sha256().digest_size  # bytes
_LARGE = 16_000_000  # bytes
_OTHERS = frozenset(
    {
        ("builtins", "range"),
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("collections", "OrderedDict"),
        ("datetime", "date"),
        ("bot.snapshots", "_read_only"),
        ("numpy", "dtype"),
        ("numpy", "ndarray"),
        ("numpy._core.multiarray", "_reconstruct"),
        ("numpy._core.numeric", "_frombuffer"),
    }
)


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
            return kept.raw[len(head) : len(head) + _KEY], _unpickled(kept)
        return b"", None

    def put(self, name: str, kin: bytes, key: bytes, made: object) -> None:
        """Keep something that was made under a key."""
        if self.folder is not None:
            with suppress(OSError):
                _write(self._file(name), _MAGIC + kin + key, _pickled(made))

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


def key_of_files(folder: Path) -> bytes:
    """Return a key that differs if any file in a folder does, by its content."""
    try:
        files = sorted(file for file in folder.iterdir() if file.is_file())
    except OSError:
        files = []
    return key_of(os.fsencode(folder), *(part for file in files for part in (os.fsencode(file), _content(file))))


def _content(file: Path) -> bytes:
    """Return what a file has; of a very large one when it was written, of one that cannot be read nothing."""
    try:
        known = file.stat()
        return file.read_bytes() if known.st_size <= _LARGE else f"{known.st_size} {known.st_mtime_ns}".encode()
    except OSError:
        return b""


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
    start = checked + _CHECKSUM.size + _gap(checked + _CHECKSUM.size)
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
            written.writelines((head, checksum, bytes(_gap(len(head) + len(checksum))), *parts))
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _gap(size: int) -> int:
    """Return how many bytes there are from the end of a part to the beginning of the next."""
    return -size % _ALIGNED


def _pickled(made: object) -> list[bytes | memoryview]:
    """Return the sizes of all parts, then what is made without its arrays, then these, each where it can be mapped."""
    buffers: list[pickle.PickleBuffer] = []
    content = _Stream()
    _Writer(content, protocol=5, buffer_callback=buffers.append).dump(made)
    parts: list[bytes | memoryview] = [b"".join(content.written), *(each.raw() for each in buffers)]
    sizes = b"".join(_SIZE.pack(each) for each in (len(parts), *map(len, parts)))
    padded = ((part, bytes(_gap(len(part)))) for part in (sizes, *parts))
    return [piece for pair in padded for piece in pair]


def _unpickled(kept: Flat) -> object:
    whole = memoryview(kept.raw)[kept.start :]
    (count,) = _SIZE.unpack_from(whole)
    sizes = [
        _SIZE.size * (count + 1),
        *(size for (size,) in _SIZE.iter_unpack(whole[_SIZE.size : _SIZE.size * (count + 1)])),
    ]
    starts = accumulate((size + _gap(size) for size in sizes), initial=0)
    _, content, *buffers = (whole[start : start + size] for start, size in zip(starts, sizes, strict=False))
    with _uncollected():
        return _Reader(_Stream(content), buffers=buffers).load()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no collection look through what is made meanwhile, now or later: out of a file comes no garbage."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_enabled:
            gc.enable()


class _Stream:
    """What is pickled, or to be read; other threads may go on between two pieces of it, as with no stream of Python's.

    A piece has some 64 KB, so that the event loop never waits until a whole index has been read or written.
    """

    def __init__(self, content: memoryview = memoryview(b"")) -> None:  # noqa: B008 - never changes
        self.written: list[bytes] = []
        self._content, self._at = content, 0

    def write(self, piece: bytes) -> None:
        self.written.append(bytes(piece))

    def read(self, most: int) -> bytes:
        piece = bytes(self._content[self._at : self._at + most])
        self._at += len(piece)
        return piece

    def readline(self) -> bytes:
        """Return nothing: this protocol has no lines."""
        return b""


def _read_only(content: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(content)


class _Writer(pickle.Pickler):
    def reducer_override(self, made: object) -> Any:  # noqa: ANN401 - as in the library
        return (_read_only, (dict(made),)) if isinstance(made, MappingProxyType) else NotImplemented


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        found = super().find_class(module, name)
        if (module, name) in _OTHERS or (module.startswith("bot.") and isinstance(found, type)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not to be found here")

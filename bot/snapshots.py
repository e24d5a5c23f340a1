"""Keeps in files what takes long to make, so that the next start only reads it. Knows nothing of what it keeps.

A file has a checksum and the key of what it was made from; one that is damaged, foreign or of another key counts as
missing. Of its content only plain values, arrays and classes of this program are taken, whatever it names.
"""

import io
import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum, auto
from functools import cache
from hashlib import sha256
from mmap import ACCESS_READ, mmap
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

_T = TypeVar("_T")
_MAGIC = b"withdrawal-bot snapshot 2\n"
_DIGEST = sha256().digest_size  # bytes; processors have it built in
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
        self._folder = folder

    def kept(self, name: str, key: bytes, make: Callable[[], _T]) -> _T:
        """Return what `make` made of the same key before, else what it makes now."""
        if self._folder is None:
            return make()
        file, head = self._file(name), _MAGIC + key
        with suppress(OSError, pickle.UnpicklingError, EOFError, ValueError, AttributeError, ImportError, TypeError):
            found: _T = _read(file.read_bytes(), head)
            return found
        made = make()
        with suppress(OSError):
            _write(file, head, _pickled(made))
        return made

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
        if self._folder is None:
            return Flat(make(), 0)
        file, head = self._file(name), _MAGIC + key
        with suppress(OSError, ValueError):
            return _mapped(file, head)
        made = make()
        with suppress(OSError, ValueError):
            _write(file, head, made)
            return _mapped(file, head)
        return Flat(made, 0)

    def _file(self, name: str) -> Path:
        return (self._folder or Path()) / f"{name}.snapshot"


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
    """Return a key that differs if the program does: what it kept before may mean something else then."""
    folders = os.walk(Path(__file__).parent)  # far quicker than `rglob`
    files = sorted(Path(folder, name) for folder, _, names in folders for name in names if name.endswith(".py"))
    known = ((os.fsencode(file), file.stat()) for file in files)
    return key_of(*(part for name, stat in known for part in (name, f"{stat.st_size} {stat.st_mtime_ns}".encode())))


def _read(raw: bytes, head: bytes) -> Any:  # noqa: ANN401 - whatever was written under this key
    content = io.BytesIO(raw)
    content.seek(_checked(raw, head))
    return _Reader(content).load()


def _mapped(file: Path, head: bytes) -> Flat:
    with file.open("rb") as opened:
        raw = mmap(opened.fileno(), 0, access=ACCESS_READ)
    return Flat(raw, _checked(raw, head))


def _checked(raw: bytes | mmap, head: bytes) -> int:
    """Return where the content begins; ValueError if it is not what was written under this head."""
    checked = len(head) + _DIGEST
    if raw[: len(head)] != head or _digest_from(raw, checked) != raw[len(head) : checked]:
        raise ValueError("damaged, foreign or old")
    return checked


def _digest_from(raw: bytes | mmap, start: int) -> bytes:
    with memoryview(raw) as whole, whole[start:] as content:
        return key_of(content)


def _pickled(made: object) -> bytes:
    content = io.BytesIO()
    _Writer(content, protocol=5).dump(made)
    return content.getvalue()


def _write(file: Path, head: bytes, raw: bytes) -> None:
    from tempfile import mkstemp  # noqa: PLC0415 - most starts write nothing

    file.parent.mkdir(exist_ok=True)
    handle, name = mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            written.writelines((head, key_of(raw), raw))
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


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

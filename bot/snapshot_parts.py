"""Takes apart what is to be kept in a file, and puts it together where the file is mapped: nothing is read twice.

Of what a file has only plain values, arrays and classes of this program are taken, whatever it names.
"""

import gc
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from itertools import accumulate
from struct import Struct
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import dtype

_SIZE = Struct("<q")  # bytes of a part; parts begin at multiples of
_ALIGNED = 64
_ARRAY = ("numpy._core.numeric", "_frombuffer")
_OTHERS = frozenset(
    {
        ("builtins", "range"),
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("collections", "OrderedDict"),
        ("datetime", "date"),
        ("bot.snapshot_parts", "_read_only"),
        ("numpy", "dtype"),
        ("numpy", "ndarray"),
        ("numpy._core.multiarray", "_reconstruct"),
    }
)
_FILLING: dict[type, bool] = {}  # what is known of types: a file has few, and thousands of objects of each


def gap_behind(size: int) -> int:
    """Return how many bytes there are from the end of a part to the beginning of the next."""
    return -size % _ALIGNED


def pickled(made: object) -> list[bytes | memoryview]:
    """Return the sizes of all parts, then what is made without its arrays, then these, each where it can be mapped."""
    buffers: list[pickle.PickleBuffer] = []
    content = _Stream()
    _Writer(content, protocol=5, buffer_callback=buffers.append).dump(made)
    parts: list[bytes | memoryview] = [b"".join(content.written), *(each.raw() for each in buffers)]
    sizes = b"".join(_SIZE.pack(each) for each in (len(parts), *map(len, parts)))
    padded = ((part, bytes(gap_behind(len(part)))) for part in (sizes, *parts))
    return [piece for pair in padded for piece in pair]


def unpickled(whole: memoryview) -> object:
    """Return what such parts were made of, its arrays where they lie."""
    (count,) = _SIZE.unpack_from(whole)
    sizes = [
        _SIZE.size * (count + 1),
        *(size for (size,) in _SIZE.iter_unpack(whole[_SIZE.size : _SIZE.size * (count + 1)])),
    ]
    starts = accumulate((size + gap_behind(size) for size in sizes), initial=0)
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


def _array(make: Callable[..., object], content: object, kind: "dtype[Any]", *shape: object) -> object:
    """Return an array whose type is NumPy's own object: with an equal one, `add.at` is forty times as slow."""
    from numpy import dtype  # noqa: PLC0415 - most commands open no index

    return make(content, dtype(kind.str), *shape)


class _Writer(pickle.Pickler):
    def reducer_override(self, made: object) -> Any:  # noqa: ANN401 - as in the library
        if isinstance(made, MappingProxyType):
            return _read_only, (dict(made),)
        if not _fills_up(made.__class__):
            return NotImplemented
        reduced = made.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
        if isinstance(reduced, str):
            return reduced
        # What is asked meanwhile may find more of it: a dictionary that grows cannot be gone through.
        return tuple(dict(part) if isinstance(part, dict) else part for part in reduced)


def _fills_up(kind: type) -> bool:
    """Tell whether objects keep what is found in them."""
    if kind not in _FILLING:
        members = (each for base in kind.__mro__ for each in vars(base).values())
        _FILLING[kind] = any(isinstance(each, cached_property) for each in members)
    return _FILLING[kind]


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        found = super().find_class(module, name)
        if (module, name) == _ARRAY:
            return partial(_array, found)
        if (module, name) in _OTHERS or (module.startswith("bot.") and isinstance(found, type)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not to be found here")

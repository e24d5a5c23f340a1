"""The paragraphs of a document, packed: hundreds of thousands take little more memory than their letters."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pickle import PickleBuffer
from struct import Struct
from typing import overload

_COUNT, _ROW = Struct("<i"), Struct("<iiii")  # a row: where text and heading end, in bytes; the line; whether headed
_ENCODING, _ERRORS = "utf-8", "surrogatepass"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or list item, exactly as the file has it; line breaks inside it are kept."""

    text: str
    line: int  # of the file, from 1
    heading: str | None  # the nearest one above it


class Paragraphs(Sequence[Paragraph]):
    """Paragraphs in their order, each read when it is looked at."""

    __slots__ = ("_raw",)

    def __init__(self, raw: bytes | memoryview) -> None:
        """Take them as `pack` has them."""
        self._raw = memoryview(raw)

    @overload
    def __getitem__(self, place: int) -> Paragraph: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Paragraph]: ...
    def __getitem__(self, place: int | slice) -> Paragraph | Sequence[Paragraph]:
        """Return a paragraph, or some in a row."""
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number = place + len(self) if place < 0 else place
        if not 0 <= number < len(self):
            raise IndexError(place)
        start = self._row(number - 1)[1] if number else self._first
        end_of_text, end_of_heading, line, is_headed = self._row(number)
        heading = self._text(end_of_text, end_of_heading) if is_headed else None
        return Paragraph(self._text(start, end_of_text), line, heading)

    def __len__(self) -> int:
        """Return how many there are."""
        return int(_COUNT.unpack_from(self._raw)[0])

    def __eq__(self, other: object) -> bool:
        """Compare with any paragraphs."""
        if isinstance(other, Paragraphs):
            return self._raw == other._raw
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        """Return what equal ones have in common."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type["Paragraphs"], tuple[PickleBuffer]]:
        return Paragraphs, (PickleBuffer(self._raw),)

    @property
    def _first(self) -> int:
        return _COUNT.size + len(self) * _ROW.size

    def _row(self, number: int) -> tuple[int, int, int, int]:
        end_of_text, end_of_heading, line, is_headed = _ROW.unpack_from(self._raw, _COUNT.size + number * _ROW.size)
        return end_of_text, end_of_heading, line, is_headed

    def _text(self, start: int, end: int) -> str:
        return str(self._raw[start:end], _ENCODING, _ERRORS)


def pack(paragraphs: Iterable[Paragraph]) -> Paragraphs:
    """Return paragraphs packed."""
    given = tuple(paragraphs)
    texts = [text.encode(_ENCODING, _ERRORS) for each in given for text in (each.text, each.heading or "")]
    rows, end = [], _COUNT.size + len(given) * _ROW.size
    for number, each in enumerate(given):
        middle = end + len(texts[2 * number])
        end = middle + len(texts[2 * number + 1])
        rows.append(_ROW.pack(middle, end, each.line, each.heading is not None))
    return Paragraphs(b"".join((_COUNT.pack(len(given)), *rows, *texts)))

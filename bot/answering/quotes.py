"""Cuts verbatim quotes out of paragraphs, with the answer in each of them marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import overload

from bot.answering.answer_spans import answer_spans
from bot.answering.sentence_selection import MOST_CHARACTERS
from bot.answering.wanted import Wanted

Span = tuple[int, int]


class FoundSpans(Sequence[Span]):
    """Places in a text that are found when somebody looks at them: of most quotes nobody sees what is in bold."""

    def __init__(self, find: Callable[[], tuple[Span, ...]]) -> None:
        """Have them found by `find`."""
        self._find = find

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        return self._find()

    @overload
    def __getitem__(self, place: int) -> Span: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Span, ...]: ...
    def __getitem__(self, place: int | slice) -> Span | tuple[Span, ...]:
        """Return a span, or some in a row."""
        return self._spans[place]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._spans)

    def __eq__(self, other: object) -> bool:
        """Compare with any sequence of spans."""
        return self._spans == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        """Return what equal spans have in common."""
        return hash(self._spans)

    def __repr__(self) -> str:
        return repr(self._spans)


@dataclass(frozen=True)
class Quote:
    """A verbatim piece of a paragraph."""

    paragraph: str
    start: int  # in code points of the paragraph
    end: int
    highlights: Sequence[Span]  # the answer, [start, end) in code points of `text`, in order, never overlapping

    @property
    def text(self) -> str:
        """The piece itself."""
        return self.paragraph[self.start : self.end]


def cut_quote(paragraph: str, piece: Span, wanted: Wanted) -> Quote:
    """Return a piece of a paragraph as a quote, cut between two words if it is too long."""
    start, end = piece
    if end - start > MOST_CHARACTERS:
        end = start + MOST_CHARACTERS
        end = max(paragraph.rfind(" ", start, end), start) if " " in paragraph[start:end] else end
    return Quote(paragraph, start, end, FoundSpans(partial(answer_spans, paragraph[start:end], wanted)))

"""Cuts verbatim quotes out of paragraphs, with the answer in each of them marked."""

from dataclasses import dataclass

from bot.answering.answer_spans import answer_spans
from bot.answering.sentence_selection import MOST_CHARACTERS
from bot.answering.wanted import Wanted

Span = tuple[int, int]


@dataclass(frozen=True)
class Quote:
    """A verbatim piece of a paragraph."""

    paragraph: str
    start: int  # in code points of the paragraph
    end: int
    highlights: tuple[Span, ...]  # the answer, [start, end) in code points of `text`, in order, never overlapping

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
    return Quote(paragraph, start, end, answer_spans(paragraph[start:end], wanted))

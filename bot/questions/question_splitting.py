"""Divides what a person writes into the questions it asks. Pure; answers nothing."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.questions.answer_types import begins_by_asking
from bot.questions.coordination import AskedPart, parts_of
from bot.questions.small_talk import small_talk_in
from bot.text.kept import Asked
from bot.text.terms import find_words

MOST_QUESTIONS = 3  # of one message; whoever asks more gets the first ones answered
_END = re.compile("[?\u061f]+[)\\]\"'\u00bb]*|\\n+")  # also the Arabic question mark and the closing quotation mark
_MARKS = ("?", "\u061f")
_LISTED = re.compile(r"^[\s\d.)\-\u2022*]+")  # before a line of a list: "2) "


def questions_in(text: str) -> tuple[AskedPart, ...]:
    """Return the questions of a text in order, at most `MOST_QUESTIONS`; the text itself if it is one.

    What stands before a question belongs to it, what stands behind the last one too. Greetings and the like are none.
    """
    pieces = [piece for piece in _pieces(text) if find_words(Asked(text[slice(*piece)]))]
    asking = [piece for piece in pieces if _asks(text[slice(*piece)])]
    if not asking:
        return (AskedPart(text),)
    starts = [min(piece[0] for piece in pieces), *(end for _, end in asking[:-1])]
    ends = [*(end for _, end in asking[:-1]), max(end for _, end in pieces)]
    parts = [part for start, end in zip(starts, ends, strict=True) for part in parts_of(text[start:end].strip())]
    questions = [part for part in parts if not small_talk_in(Asked(part.text))]
    return tuple(questions[:MOST_QUESTIONS]) if len(questions) > 1 else (AskedPart(text),)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of what question marks and line breaks divide."""
    return pairwise([0, *(match.end() for match in _END.finditer(text)), len(text)])


def _asks(piece: str) -> bool:
    """Tell whether a piece is a question: by its mark, or by its first words."""
    said = Asked(piece.strip())
    if small_talk_in(said):
        return False
    return any(mark in said[-3:] for mark in _MARKS) or begins_by_asking(find_words(Asked(_LISTED.sub("", said))))

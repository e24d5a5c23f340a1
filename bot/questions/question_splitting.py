"""Divides what a person writes into the questions it asks. Pure; answers nothing."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.questions.answer_types import NUMBERS, AnswerType, answer_types_of, begins_by_asking
from bot.questions.low_weight_terms import is_low_weight
from bot.questions.small_talk import small_talk_in
from bot.text.languages import Language
from bot.text.terms import Term, find_words

MOST_QUESTIONS = 3  # of one message; whoever asks more gets the first ones answered
_END = re.compile("[?\u061f]+[)\\]\"'\u00bb]*|\\n+")  # also the Arabic question mark and the closing quotation mark
_MARKS = ("?", "\u061f")
_LISTED = re.compile(r"^[\s\d.)\-\u2022*]+")  # before a line of a list: "2) "
_AND = "\u0648"  # waw, written as one with the next word
_AMBIGUOUS = frozenset(
    ("\u0648\u0645\u0646", "\u0648\u0645\u0627")
)  # waw with min or man; with ma: "and from", "and not"
_OPENS_ANOTHER = NUMBERS | {AnswerType.when, AnswerType.where, AnswerType.why, AnswerType.who, AnswerType.how}
_LEAST_WORDS = 2  # that say something, on either side of an "and" between two questions


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions of a text, verbatim and in order, at most `MOST_QUESTIONS`; the text itself if it is one.

    What stands before a question belongs to it, what stands behind the last one too. Greetings and the like are none.
    """
    pieces = [piece for piece in _pieces(text) if find_words(text[slice(*piece)])]
    asking = [piece for piece in pieces if _asks(text[slice(*piece)])]
    if not asking:
        return (text,)
    starts = [min(piece[0] for piece in pieces), *(end for _, end in asking[:-1])]
    ends = [*(end for _, end in asking[:-1]), max(end for _, end in pieces)]
    parts = [part for start, end in zip(starts, ends, strict=True) for part in _joined_by_and(text[start:end].strip())]
    questions = [part for part in parts if not small_talk_in(part)]
    return tuple(questions[:MOST_QUESTIONS]) if len(questions) > 1 else (text,)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of what question marks and line breaks divide."""
    return pairwise([0, *(match.end() for match in _END.finditer(text)), len(text)])


def _asks(piece: str) -> bool:
    """Tell whether a piece is a question: by its mark, or by its first words."""
    said = piece.strip()
    if small_talk_in(said):
        return False
    return any(mark in said[-3:] for mark in _MARKS) or begins_by_asking(find_words(_LISTED.sub("", said)))


def _joined_by_and(question: str) -> Iterator[str]:
    """Yield the questions that one sentence joins: "when did they leave Iraq and who took over Ain al-Asad?"."""
    words = find_words(question)
    for place in range(1, len(words)):
        behind = _behind_and(words, place)
        if behind is None or not answer_types_of(question[: words[place].start]):
            continue
        sides = words[:place], words[behind:]
        if all(_says_enough(side) for side in sides) and _opens_another(question, words[behind:]):
            yield question[: words[place].start].strip()
            yield question[words[place].start :].strip()
            return
    yield question


def _behind_and(words: Sequence[Term], place: int) -> int | None:
    """Return where what an "and" at a place joins begins; None if there is none."""
    word = words[place]
    if word.language is Language.ARABIC:
        return place if word.word.startswith(_AND) and word.word not in _AMBIGUOUS else None
    return place + 1 if word.word == "and" and place + 1 < len(words) else None


def _opens_another(question: str, words: Sequence[Term]) -> bool:
    return begins_by_asking(words) and bool(answer_types_of(question[words[0].start :]) & _OPENS_ANOTHER)


def _says_enough(words: Sequence[Term]) -> bool:
    return sum(not (word.is_function_word or is_low_weight(word)) for word in words) >= _LEAST_WORDS

"""Tells what answer_type of answer a question wants, a date or a number, and whether a text has one."""

import re
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum, auto
from functools import cache
from itertools import dropwhile, takewhile

from bot.lexicons.reading import rows_of
from bot.questions.low_weight_terms import is_low_weight
from bot.text.answer_cues import has_word, words_of
from bot.text.arabic import without_article
from bot.text.dates import YEAR, Value, dates_in
from bot.text.languages import Language
from bot.text.months import MONTH
from bot.text.numbers import NUMBER
from bot.text.terms import Term, find_terms, find_words

_NEAR = 3  # terms between a number and what it counts
_COUNTS_NOTHING = ("number", "numbers")  # alone: "is that number final?"
_OF_THEM = ("of", "the", "these", "those")  # how many of the soldiers
_LOOSELY = "when loosely"  # what the list calls words that tell a time by another event
_HOURS = r"\b\d{1,2}:\d\d\b"


class AnswerType(StrEnum):
    """What a question asks for."""

    when = auto()
    how_many = auto()


_ANSWERS = {AnswerType.when: re.compile(f"{YEAR}|{MONTH}|{_HOURS}"), AnswerType.how_many: re.compile(NUMBER)}


def answer_types_of(question: str) -> frozenset[AnswerType]:
    """Return the answer_types of answers that a question asks for by its words; none for most questions."""
    return frozenset(answer_type for answer_type, _ in _asked_in(find_words(question)))


def counted_in(question: str) -> frozenset[str]:
    """Return the stems of what a question may ask the number of, "troops" in "how many US troops"; none if unclear.

    English has it before the next function word; Arabic behind the question word, with at most a verb between.
    """
    words = find_words(question)
    asked = [end for answer_type, end in _asked_in(words) if answer_type is AnswerType.how_many]
    ends = [end for end in asked if words[end - 1].word not in _COUNTS_NOTHING]
    return next(filter(None, (_counted_from(words[end:]) for end in reversed(ends))), frozenset())


def _counted_from(words: Sequence[Term]) -> frozenset[str]:
    of_them = dropwhile(lambda word: word.word in _OF_THEM, words)
    named = [word for word in takewhile(lambda word: not word.is_function_word, of_them) if not is_low_weight(word)]
    if not named:
        return frozenset()
    counted = named[-1:] if named[0].language is Language.ENGLISH else named[:2]
    return frozenset(word.text for word in counted)


def _asked_in(words: Sequence[Term]) -> Iterator[tuple[AnswerType, int]]:
    """Yield the answer_types of answers that words ask for, each with the place behind the words that do."""
    for place in range(len(words)):
        for length in range(_longest(), 0, -1):
            phrase = tuple(word.word for word in words[place : place + length])
            if len(phrase) == length and (answer_type := _phrases().get(phrase)):
                yield answer_type, place + length


def find_values(answer_type: AnswerType, text: str) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) of everything in `text` that an answer of this answer_type may be, in order."""
    if answer_type is AnswerType.how_many:
        yield from ((number.start, number.end) for _, number in _numbers(text))
    else:
        yield from (match.span() for match in _ANSWERS[answer_type].finditer(text))


def may_answer(answer_type: AnswerType, text: str) -> bool:
    """Tell whether a text has anything that an answer of this answer_type may be, in digits or in words."""
    return _ANSWERS[answer_type].search(text) is not None or has_word(answer_type, text)


def may_answer_at_all(answer_type: AnswerType, text: str) -> bool:
    """Tell whether a passage may have an answer: "after the vote" is taken for a time, a date for no number."""
    if answer_type is AnswerType.when:
        return may_answer(answer_type, text) or has_word(_LOOSELY, text)
    return next(_numbers(text), None) is not None or has_word(answer_type, text)


def counts(text: str, places: Collection[int]) -> bool:
    """Tell whether a number, in digits or words, stands near a word that begins at one of `places`, in code points."""
    if next(numbers_near(text, places), None):
        return True
    words = words_of(AnswerType.how_many)
    terms = find_terms(text)
    counted = [at for at, term in enumerate(terms) if term.start in places]
    in_words = (at for at, term in enumerate(terms) if without_article(term.word) in words)
    return any(0 < abs(at - other) <= _NEAR for at in in_words for other in counted)


def _numbers(text: str) -> Iterator[tuple[int, Term]]:
    """Yield the numbers in `text` that are no part of a date, each with its place among the terms."""
    dated = [span for _, span in dates_in(text)]
    for at, term in enumerate(find_terms(text)):
        if term.language is None and not any(start <= term.start < end for start, end in dated):
            yield at, term


def numbers_near(text: str, places: Collection[int]) -> Iterator[Value]:
    """Yield the numbers that are no dates and stand near a word that begins at one of `places`, in code points."""
    counted = [at for at, term in enumerate(find_terms(text)) if term.start in places]
    for at, term in _numbers(text):
        if any(abs(at - other) <= _NEAR for other in counted):
            yield Value(frozenset((term.text,)), (term.start, term.end))


@cache
def _phrases() -> dict[tuple[str, ...], AnswerType]:
    rows = rows_of("answer_types.csv")
    return {tuple(word.word for word in find_words(phrase)): AnswerType(answer_type) for answer_type, phrase in rows}


@cache
def _longest() -> int:
    return max(map(len, _phrases()))

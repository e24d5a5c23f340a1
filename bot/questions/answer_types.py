"""Tells what type of answer a question asks for, and whether a text has a date or a number where one is asked for."""

import re
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum, auto
from itertools import dropwhile, takewhile
from typing import NamedTuple

from bot.questions.asking_phrases import Phrase, joined, longest, only_first, phrases, reach, without_and
from bot.questions.low_weight_terms import is_low_weight
from bot.text.answer_cues import has_word, words_of
from bot.text.arabic import without_article
from bot.text.dates import Value, dates_in, is_year
from bot.text.kept import KeptByText
from bot.text.languages import Language
from bot.text.months import MONTH
from bot.text.normalised import normalise
from bot.text.terms import Term, find_terms, find_words

_NEAR = 3  # terms between a number and what it counts
_COUNTS_NOTHING = ("number", "numbers")  # alone: "is that number final?"
_OF_THEM = ("of", "the", "these", "those")  # how many of the soldiers
_LOOSELY = "when loosely"  # what the list calls words that tell a time by another event
_TIME = re.compile(r"\b\d{1,2}:\d\d\b")  # of day
_AND = "\u0648"  # waw
_MOST_OF_KIND = 4  # words of what names a kind


class AnswerType(StrEnum):
    """What a question asks for."""

    when = auto()
    how_many = auto()
    how_long = auto()
    how_far = auto()
    how_old = auto()
    why = auto()
    where = auto()
    who = auto()
    which = auto()  # one of the kind that is named
    how = auto()
    yes_no = auto()
    list = auto()
    compare = auto()
    define = auto()
    say = auto()  # what somebody says of something
    now = auto()  # how things stand, whatever else is asked


class _Asked(NamedTuple):
    """A type that is asked for, by the words from one place to before another."""

    type: AnswerType
    start: int
    end: int


NUMBERS = frozenset((AnswerType.how_many, AnswerType.how_long, AnswerType.how_far, AnswerType.how_old))
_LOOSE = frozenset((AnswerType.define, AnswerType.now, AnswerType.say))  # nothing that a kind could not be named of
_OPENING = _LOOSE | {AnswerType.yes_no}  # of what may stand before what is really asked: "do you know who"
VALUES = NUMBERS | {AnswerType.when}
"""The types whose answers can be told from other words by their form."""


@KeptByText
def answer_types_of(question: str) -> frozenset[AnswerType]:
    """Return the types of answers that a question asks for by its words; a question may ask for several."""
    words = find_words(question)
    found = frozenset(_without_relative(_asked_in_text(question), words))
    asks_for_one = not found - _LOOSE and _names_kind(words)
    return found | {AnswerType.which} if asks_for_one else found


def _without_relative(asked: Sequence[_Asked], words: Sequence[Term]) -> Iterator[AnswerType]:
    """Yield the types that are asked for; "who" in "how old was the soldier who died" asks for nobody."""
    strict = [each.start for each in asked if each.type not in _OPENING]
    for each in asked:
        before = words[each.start - 1].word if each.start else ""
        may_be_relative = words[each.start].word in words_of("relative pronoun") and before not in words_of("joining")
        if not (may_be_relative and strict and strict[0] < each.start):
            yield each.type


def _names_kind(words: Sequence[Term]) -> bool:
    """Tell whether a question names what it asks one of: "what resolution was", Arabic "what the resolution that"."""
    if not words or words[0].word not in words_of("what"):
        return False
    spoken = [without_article(word.word) for word in words[1 : 2 + _MOST_OF_KIND]]
    marks = words_of("helping" if words[0].language is Language.ENGLISH else "relative")
    return spoken[:1] != [] and spoken[0] not in marks and not marks.isdisjoint(spoken[1:])


def values_asked_in(question: str) -> frozenset[AnswerType]:
    """Return those of the asked types that are `VALUES`; none for most questions."""
    return answer_types_of(question) & VALUES


def end_of_asking(question: str) -> int:
    """Return the place behind the first words that ask for something; 0 if none do."""
    return next((each.end for each in _asked_in_text(question)), 0)


def asked_at_start(words: Sequence[Term]) -> tuple[frozenset[AnswerType], int]:
    """Return what the very first words ask for, and how many words these are; nothing and 0 if they ask for nothing."""
    asked = [each for each in _asked_in(words[: longest()]) if not each.start]
    return frozenset(each.type for each in asked), max((each.end for each in asked), default=0)


def begins_by_asking(words: Sequence[Term]) -> bool:
    """Tell whether the very first words ask for something."""
    return bool(words) and any(joined(form) in phrases() for form in _forms_at(words, 0))


def _forms_at(words: Sequence[Term], place: int) -> Iterator[Phrase]:
    """Yield what may ask from a place on, the longest first, each also without the "and" in front."""
    for length in range(min(reach(words[place].word), len(words) - place), 0, -1):
        phrase = tuple(word.word for word in words[place : place + length])
        yield phrase
        if phrase[0].startswith(_AND):
            yield without_and(phrase)


def counted_in(question: str) -> frozenset[str]:
    """Return the stems of what a question may ask the number of, "troops" in "how many US troops"; none if unclear.

    English has it before the next function word; Arabic behind the question word, with at most a verb between.
    """
    words = find_words(question)
    asked = [each.end for each in _asked_in_text(question) if each.type is AnswerType.how_many]
    ends = [end for end in asked if words[end - 1].word not in _COUNTS_NOTHING]
    return next(filter(None, (_counted_from(words[end:]) for end in reversed(ends))), frozenset())


def _counted_from(words: Sequence[Term]) -> frozenset[str]:
    of_them = dropwhile(lambda word: word.word in _OF_THEM, words)
    named = [word for word in takewhile(lambda word: not word.is_function_word, of_them) if not is_low_weight(word)]
    if not named:
        return frozenset()
    counted = named[-1:] if named[0].language is Language.ENGLISH else named[:2]
    return frozenset(word.text for word in counted)


@KeptByText
def _asked_in_text(text: str) -> tuple[_Asked, ...]:
    return tuple(_asked_in(find_words(text)))


def _asked_in(words: Sequence[Term]) -> Iterator[_Asked]:
    """Yield the types of answers that words ask for, each with the words that do; longest first."""
    place = 0
    while place < len(words):
        if not reach(words[place].word):  # most words
            place += 1
            continue
        found = next((form for form in _forms_at(words, place) if _asks_at(form, place)), None)
        if found:
            names = phrases()[joined(found)]
            yield from (_Asked(AnswerType(name), place, place + len(found)) for name in names)
        place += len(found or ("",))


def _asks_at(phrase: Phrase, place: int) -> bool:
    spoken = joined(phrase)
    return spoken in phrases() and (not place or spoken not in only_first())


def may_answer(answer_type: AnswerType, text: str) -> bool:
    """Tell whether a text has anything that an answer of this type may be, in digits or in words."""
    numbers = [word.text for word in find_words(text) if word.language is None]
    if answer_type in NUMBERS:
        return bool(numbers) or has_word(AnswerType.how_many, text)
    dated = any(number.startswith(MONTH) or is_year(number) for number in numbers)
    return dated or _TIME.search(normalise(text).text) is not None or has_word(AnswerType.when, text)


def may_answer_at_all(answer_type: AnswerType, text: str) -> bool:
    """Tell whether a passage may have an answer: "after the vote" is taken for a time, a date for no number."""
    if answer_type is AnswerType.when:
        return may_answer(answer_type, text) or has_word(_LOOSELY, text)
    return next(_numbers(text), None) is not None or has_word(AnswerType.how_many, text)


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

"""Finds the dates and numbers of a sentence in the form in which two sentences can be compared. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.answering.answer_values import clauses_of, find_values
from bot.questions.answer_types import AnswerType
from bot.search import Credits, KnownNames
from bot.text.answer_cues import words_of
from bot.text.arabic import without_article
from bot.text.dates import Value, dates_in, is_ambiguous, is_year
from bot.text.months import MONTH
from bot.text.terms import Term, find_words

Span = tuple[int, int]  # [start, end) in code points
_MOST_BETWEEN = 2  # words between a number and what it is a number of
_LONGEST_BEFORE = 2  # words before a date that tell how it is meant


@dataclass(frozen=True)
class Figure:
    """A number with what it counts."""

    numbers: tuple[Decimal, ...]  # one, or both ends of a range
    units: tuple[Term, ...]  # words of what it counts; () if nothing tells
    span: Span  # of number and unit
    is_rough: bool  # "about", "more than"
    is_least: bool  # "at least", "more than"

    def distance_from(self, other: "Figure") -> Decimal:
        """Return by how much two numbers differ, the nearest ends of ranges."""
        return min(abs(one - another) for one in self.numbers for another in other.numbers)


@dataclass(frozen=True)
class Day:
    """A date, or a part of one."""

    date: Value
    bound: frozenset[str]  # words before it by which it is no day but a bound: "by", "until", "since"

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.date.span

    def agrees_with(self, other: "Day") -> bool:
        """Tell whether two dates may be the same day, as far as both tell."""
        return not self.distance_from(other)

    def distance_from(self, other: "Day") -> int:
        """Return in how many of day, month and year two dates differ, as far as both tell them."""
        pairs = zip(_kinds(self.date), _kinds(other.date), strict=True)
        return sum(bool(mine and theirs and mine.isdisjoint(theirs)) for mine, theirs in pairs)


def days_in(sentence: str, credited: Credits) -> list[Day]:
    """Return the dates of a sentence in order, but for unclear ones and those on which somebody only reported it."""
    masked = credited.without(sentence)
    words = find_words(sentence)
    reporting = [span for span in clauses_of(sentence) if masked[slice(*span)] != sentence[slice(*span)]]
    return [
        Day(date, _bound(words, date.span[0]))
        for date in dates_in(sentence)
        if not is_ambiguous(sentence[slice(*date.span)])
        and not any(start <= date.span[0] < end for start, end in reporting)
    ]


def figures_in(sentence: str, names: KnownNames) -> list[Figure]:
    """Return the numbers of a sentence that are no dates, in order, each with what it counts."""
    words = find_words(sentence)
    found = (_figure(words, span, sentence) for span in find_values(AnswerType.how_many, sentence, names))
    return [figure for figure in found if figure]


def _figure(words: Sequence[Term], span: Span, sentence: str) -> Figure | None:
    within = [word for word in words if span[0] <= word.start < span[1]]
    numbers = [word for word in within if _is_number(word)]
    if not numbers:
        return None
    between = {word.word for word in within if numbers[0].start < word.start < numbers[-1].start}
    if len(numbers) > 1 and between.isdisjoint(words_of("up to")):  # no range: "resolution 2732 for nine months"
        numbers = numbers[-1:]
        span = numbers[0].start, span[1]
        within = [word for word in within if word.start >= span[0]]
    rough = words_of("approximately")
    loose = [word for word in within if word.language and without_article(word.word) in rough]
    counted = [word for word in within if word.language and word not in loose and not word.is_function_word]
    return Figure(
        tuple(Decimal(word.text) for word in numbers),
        tuple(counted or _behind(words, numbers[-1], sentence)),
        span,
        is_rough=bool(loose),
        is_least=any(word.word in words_of("no less than") for word in within),
    )


def _is_number(word: Term) -> bool:
    return word.language is None and not word.text.startswith(MONTH)


def _behind(words: Sequence[Term], number: Term, sentence: str) -> Iterator[Term]:
    """Yield the word that tells what a number with no noun is of: "3,481 were killed"."""
    behind = [word for word in words if word.start >= number.end][: _MOST_BETWEEN + 1]
    saying = next((word for word in behind if not word.is_function_word), None)
    if (
        saying
        and saying.language
        and not any(sign in ",.;:\u060c\u061b()" for sign in sentence[number.end : saying.start])
    ):
        yield saying


def _kinds(date: Value) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the days, months and years of a date."""
    months = frozenset(part for part in date.parts if part.startswith(MONTH))
    years = frozenset(part for part in date.parts if is_year(part))
    return date.parts - months - years, months, years


def _bound(words: Sequence[Term], start: int) -> frozenset[str]:
    before = [word.word for word in words if word.end <= start][-_LONGEST_BEFORE:]
    return words_of("bound of time").intersection(before)

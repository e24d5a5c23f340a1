"""Tells when cited passages give different dates or numbers for the same question. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.questions.answer_types import AnswerType, numbers_near
from bot.search import SURE, Matcher
from bot.text.dates import dates_in, is_ambiguous

_LEAST_COVERED = 0.95  # of the question, in each passage: what says less may speak of something else


@dataclass(frozen=True)
class Claim:
    """What one cited passage gives as the date or the number that is asked for."""

    number: int  # of the citation
    value: str  # as the quote has it


@dataclass(frozen=True)
class Statement:
    """A quote that may hold what is asked for."""

    number: int  # of the citation
    document: str  # slug
    text: str
    covered: float  # share of the question that its passage has, 0 to 1


def find_disagreement(
    statements: Sequence[Statement], matcher: Matcher, answer_types: Collection[AnswerType], counted: Collection[str]
) -> tuple[Claim, ...]:
    """Return what each statement claims if two documents that speak of the same differ; () if none do.

    `counted` has the stems of what a question counts. A statement with several dates or numbers claims none of them.
    """
    for answer_type in answer_types:
        claims = {
            statement: value
            for statement in statements
            if statement.covered >= _LEAST_COVERED
            and (value := _only_value(statement.text, answer_type, matcher, counted))
        }
        if any(_differ(one, other, claims, matcher) for one, other in combinations(claims, 2)):
            return tuple(Claim(statement.number, written) for statement, (_, written) in claims.items())
    return ()


_Value = tuple[frozenset[str], str]  # parts of a date or a plain number, and how it is written


def _only_value(text: str, answer_type: AnswerType, matcher: Matcher, counted: Collection[str]) -> _Value | None:
    if answer_type is AnswerType.when:
        # What may be another day is claimed by nobody.
        found = [each for each in dates_in(text) if not is_ambiguous(text[slice(*each.span)])]
    else:
        places = matcher.places_of(counted, text)
        found = list(numbers_near(text, places))
    values = {parts: text[start:end] for parts, (start, end) in found}
    return next(iter(values.items())) if len(values) == 1 else None


def _differ(one: Statement, other: Statement, claims: Mapping[Statement, _Value], matcher: Matcher) -> bool:
    if one.document == other.document or _about(one, matcher) != _about(other, matcher):
        return False
    mine, theirs = claims[one][0], claims[other][0]
    return not (mine <= theirs or theirs <= mine)  # "September 2025" and "30 September 2025" agree


def _about(statement: Statement, matcher: Matcher) -> frozenset[str]:
    return frozenset(term for term, surely in matcher.covered(statement.text).items() if surely >= SURE)

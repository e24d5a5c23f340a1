"""Tells which words of a quote are the answer: what is set in bold. Pure.

A date with its day, a number with what it counts, a name, a place, the clause of the reason; where the question asks
for none of these, the clause that has most of what is asked. Never the question's own words alone, never half a name.
"""

from collections.abc import Sequence

from bot.answering.answer_values import Span, clauses_of, values_of
from bot.answering.sentence_selection import Wanted
from bot.questions.answer_types import AnswerType
from bot.search import Match
from bot.text.terms import find_terms

# The first of these that a question asks for, and that the quote has, is the answer.
_ORDER = (
    AnswerType.how_old,
    AnswerType.how_far,
    AnswerType.how_long,
    AnswerType.how_many,
    AnswerType.when,
    AnswerType.why,
    AnswerType.where,
    AnswerType.who,
)
_MOST_SPANS = 2
_MOST_IN_CLAUSE = 140  # characters; a longer clause is a sentence, and a sentence in bold says nothing
_PARTS = frozenset((AnswerType.list, AnswerType.compare))  # answers of several parts
_NEAR = 10  # characters between a value and a word of the question that are as good as none


def answer_spans(text: str, wanted: Wanted) -> tuple[Span, ...]:
    """Return the [start, end) of the answer in a quote, in order, never overlapping; () if nothing stands out."""
    said = wanted.credits.without(text)
    for answer_type in _ORDER:
        if answer_type in wanted.types:
            values = [span for span in values_of(answer_type, said, wanted.names) if not _is_asked(said, span, wanted)]
            if values:
                return _nearest(said, values, wanted)
    return _clause(said, wanted)


def _is_asked(text: str, span: Span, wanted: Wanted) -> bool:
    """Tell whether all words of a value stand in the question: who asks about Erbil is not told "in Erbil"."""
    value = text[slice(*span)]
    said = sum(term.end - term.start for term in find_terms(value))
    covered = sum(match.end - match.start for match in wanted.matcher.matches(value))
    return 0 < said <= covered


def _nearest(text: str, values: Sequence[Span], wanted: Wanted) -> tuple[Span, ...]:
    """Return the value that stands nearest to the words of the question; all of a list, as far as they are few."""
    if wanted.types & _PARTS:
        return tuple(values[:_MOST_SPANS])
    asked = [(match.start, _weight(match, wanted)) for match in wanted.matcher.matches(text)]
    near = [sum(weight / (_NEAR + _distance(place, span)) for place, weight in asked) for span in values]
    return (values[near.index(max(near))],)


def _distance(place: int, span: Span) -> int:
    """Return how many characters a place is away from a value's beginning; what it counts is no distance away."""
    start, end = span
    return 0 if start <= place < end else abs(place - start)


def _weight(match: Match, wanted: Wanted) -> float:
    return max(surely * wanted.weights.get(term, 0.0) for term, surely in match.terms.items())


def _clause(text: str, wanted: Wanted) -> tuple[Span, ...]:
    clauses = clauses_of(text)
    if len(clauses) < 2 and len(text) > _MOST_IN_CLAUSE:  # noqa: PLR2004 - one clause is the whole quote
        return ()
    best = max(clauses, key=lambda span: wanted.worth(text[slice(*span)]), default=None)
    if best is None or best[1] - best[0] > _MOST_IN_CLAUSE:
        return ()
    return (best,)

"""Tells which words of a quote are the answer: what is set in bold. Pure.

A date with its day, a number with what it counts, a name, a place, the clause of the reason, the parts of a list: of
all pieces of the quote that may be the answer the one that a regression holds likeliest. Never half a name.
"""

from collections.abc import Mapping

from bot.answering.answer_values import Span
from bot.answering.span_candidates import QuoteWords, Run, candidates_in, new_values, spans_of, words_of_quote
from bot.answering.span_features import Floats, span_features
from bot.answering.wanted import Wanted
from bot.questions.answer_types import AnswerType
from bot.search import Match

_IN_PARTS = frozenset((AnswerType.list, AnswerType.compare))
_SHORT = 100  # characters of a clause that may be the answer as a whole
_MOST_OF_QUOTE = 0.9  # share in bold beyond which nothing stands out


def answer_spans(text: str, wanted: Wanted) -> tuple[Span, ...]:
    """Return the [start, end) of the answer in a quote, in order, never overlapping; () if nothing stands out."""
    weighed = weigh_spans(text, wanted)
    if weighed is None:
        return ()
    quote, runs, features = weighed
    length = len(quote.text.strip())
    is_short = length <= _SHORT and len(quote.clauses) == 1
    most = length if is_short else _MOST_OF_QUOTE * length
    scores = wanted.quoting.spans.score(features, wanted.types)
    standing_out = [place for place, run in enumerate(runs) if quote.length(run) <= most]
    best = max(standing_out, key=lambda place: float(scores[place]), default=None)
    return (
        ()
        if best is None
        else tuple(spans_of(quote, _date_in(runs[best], dict(zip(runs, scores, strict=True)), quote, wanted)))
    )


def _date_in(piece: Run, scores: Mapping[Run, float], quote: QuoteWords, wanted: Wanted) -> Run:
    """Return the likeliest date in a piece if one date is asked for, else the piece: a date is an answer by itself."""
    if AnswerType.when not in wanted.types or wanted.types & _IN_PARTS:
        return piece
    dates = new_values(quote, wanted.matcher, wanted.names)[AnswerType.when]
    inside = [each for each in dates if piece[0] <= each[0] and each[1] <= piece[1]]
    return max(inside, key=lambda date: scores.get(date, 0.0), default=piece)


def weigh_spans(text: str, wanted: Wanted) -> tuple[QuoteWords, list[Run], Floats] | None:
    """Return the words of a quote, the pieces that may be the answer, and a row of features for each; None if none."""
    quote = words_of_quote(wanted.credits.without(text))
    values = new_values(quote, wanted.matcher, wanted.names)
    runs = candidates_in(quote, wanted.types, values)
    if not runs:
        return None
    matches = [(match, _share(match, wanted)) for match in wanted.matcher.matches(quote.text)]
    return quote, runs, span_features(quote, runs, matches, values, wanted.types)


def _share(match: Match, wanted: Wanted) -> float:
    """Return the share of the question that a word answers to."""
    total = sum(wanted.weights.values())
    return max(surely * wanted.weights.get(term, 0.0) for term, surely in match.terms.items()) / total if total else 0.0

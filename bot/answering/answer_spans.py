"""Tells which words of a quote are the answer: what is set in bold. Pure.

A date with its day, a number with what it counts, a name, a place, the clause of the reason, the parts of a list: of
all pieces of the quote that may be the answer the one that a regression holds likeliest. Never half a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.answer_values import Span, is_asked, values_of
from bot.answering.named_kinds import named_as_asked
from bot.answering.run_counter import Floats
from bot.answering.span_candidates import (
    QuoteWords,
    Run,
    candidates_in,
    names_of,
    new_names,
    new_values,
    spans_of,
    words_of_quote,
)
from bot.answering.span_edges import without_edges
from bot.answering.span_features import LookedFor, span_features
from bot.answering.span_ranking import group_of
from bot.answering.untold import what_is_untold
from bot.answering.wanted import Wanted
from bot.questions.answer_types import VALUES, AnswerType
from bot.search import Match

_SHORT = 100  # characters of a clause that may be the answer as a whole
_MOST_OF_QUOTE = 0.9  # share in bold beyond which nothing stands out
_MOST_OF_QUESTION = 0.55  # share of its weight


@dataclass(frozen=True)
class Weighed:
    """The pieces of a quote that may be the answer."""

    quote: QuoteWords
    matches: Sequence[tuple[Match, float]]  # the question's words in it, and the share of the question each answers to
    runs: Sequence[Run]
    features: Floats  # a row for each of them
    group: str  # of the question


def answer_spans(text: str, wanted: Wanted) -> tuple[Span, ...]:
    """Return the [start, end) of the answer in a quote, in order, never overlapping; () if nothing stands out."""
    weighed = weigh_spans(text, wanted)
    if weighed is None:
        return ()
    quote = weighed.quote
    untold = what_is_untold(quote, weighed.matches, wanted)
    best = untold or _best_of(weighed, wanted)
    spans = () if best is None else tuple(spans_of(quote, best))
    is_value = bool(wanted.types & VALUES)
    return (*(without_edges(quote, span, is_value=is_value) for span in spans[:1]), *spans[1:])


def _best_of(weighed: Weighed, wanted: Wanted) -> Run | None:
    """Return the likeliest piece of a quote that leaves enough of it beside itself."""
    quote = weighed.quote
    length = len(quote.text.strip())
    is_short = length <= _SHORT and len(quote.clauses) == 1
    most = length if is_short else _MOST_OF_QUOTE * length
    scores = wanted.quoting.spans.score(weighed.features, weighed.group)
    standing_out = [place for place, run in enumerate(weighed.runs) if quote.length(run) <= most]
    best = max(standing_out, key=lambda place: float(scores[place]), default=None)
    return None if best is None else weighed.runs[best]


def weigh_spans(text: str, wanted: Wanted) -> Weighed | None:
    """Return the pieces of a quote that may be the answer, with their features; None if there are none."""
    quote = words_of_quote(wanted.credits.without_notes(text))
    values = new_values(quote, wanted.matcher, wanted.names)
    names = names_of(quote, wanted.names)
    matches = _shares(quote.text, wanted)
    unsaid = new_names(quote, names, wanted.matcher)
    named = named_as_asked(quote, matches, wanted.focus, unsaid) if wanted.types == {AnswerType.which} else []
    runs = named or candidates_in(quote, wanted.types, values, names)
    if not runs or not quote.clauses:
        return None
    looked_for = LookedFor(wanted.types, wanted.focus, values, unsaid)
    group = group_of(wanted.types, about_name=_is_about_person(quote, wanted, matches))
    return Weighed(quote, matches, runs, span_features(quote, runs, matches, looked_for), group)


def _shares(text: str, wanted: Wanted) -> list[tuple[Match, float]]:
    total = sum(wanted.weights.values()) or 1.0
    return [
        (match, max(surely * wanted.weights.get(term, 0.0) for term, surely in match.terms.items()) / total)
        for match in wanted.matcher.matches(text)
    ]


def _is_about_person(quote: QuoteWords, wanted: Wanted, matches: Sequence[tuple[Match, float]]) -> bool:
    """Tell whether the name of somebody in the quote is most of what the question says: "who is Faiq Zaidan?"."""
    persons = values_of(AnswerType.who, quote.text, wanted.names)
    asked = [person for person in persons if is_asked(quote.text, person, wanted.matcher)]
    shares = (sum(share for match, share in matches if start <= match.start < end) for start, end in asked)
    return max(shares, default=0.0) >= _MOST_OF_QUESTION

"""Tells which words of a quote are the answer: what is set in bold. Pure.

A date with its day, a number with what it counts, a name, a place, the clause of the reason, the parts of a list: of
all pieces of the quote that may be the answer the one that a regression holds likeliest. Never half a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.answering.answer_values import Span
from bot.answering.named_kinds import named_as_asked
from bot.answering.prepared_quotes import Pieces, PreparedQuote, WeighedPieces, prepared, weigh
from bot.answering.span_candidates import QuoteWords, Run
from bot.answering.span_features import SPAN_FEATURES, SaidWords
from bot.answering.span_parts import Floats, Parts, Runs, table
from bot.answering.span_ranking import group_of
from bot.answering.untold import what_is_untold
from bot.answering.wanted import Wanted
from bot.questions.answer_types import VALUES, AnswerType
from bot.search import Places

_MOST_OF_QUESTION = 0.55  # share of its weight
_AT_ALL = np.nextafter(0.0, 1.0)
_SURELY_ASKED = 0.7  # how surely a word is the one that is asked for: "base", and not "military"
_NOWHERE = np.zeros(0, np.intp)
_ONE_OF_A_KIND = frozenset((AnswerType.which,))


@dataclass(frozen=True)
class WeighedSpans:
    """The pieces of a quote that may be the answer."""

    quote: QuoteWords
    runs: Sequence[Run]
    features: Floats  # a row for each of them
    group: str  # of the question


def answer_spans(text: str, wanted: Wanted) -> tuple[Span, ...]:
    """Return the [start, end) of the answer in a quote, in order, never overlapping; () if nothing stands out.

    `text` is no longer than a quote may be.
    """
    quote = _quote(text, wanted)
    if not quote.words.clauses:
        return ()
    look = _Look(quote, wanted)
    untold = what_is_untold(quote.words, quote.untold, look.said, wanted.types) if quote.untold else None
    best = untold or look.best()
    return quote.marked(best, is_value=bool(wanted.types & VALUES)) if best else ()


def weigh_spans(text: str, wanted: Wanted) -> WeighedSpans | None:
    """Return the pieces of a quote that may be the answer, with their features; None if there are none."""
    quote = _quote(text, wanted)
    if not quote.words.clauses:
        return None
    look = _Look(quote, wanted)
    runs = look.named or quote.runs(wanted.types, look.asked)
    if not runs.first.size:
        return None
    pieces = quote.pieces(runs, wanted.types, look.asked)
    features = table(SPAN_FEATURES, (pieces.parts, look.parts(pieces)), runs)
    return WeighedSpans(quote.words, [*zip(runs.first.tolist(), runs.last.tolist(), strict=True)], features, look.group)


def _quote(text: str, wanted: Wanted) -> PreparedQuote:
    return prepared(wanted.credits.without_notes(text), wanted.names, wanted.words.vocabulary)


class _Look:
    """A question's look at a quote that has clauses."""

    def __init__(self, quote: PreparedQuote, wanted: Wanted) -> None:
        self.quote, self.wanted = quote, wanted
        self._surely = wanted.words.cover(quote.read).places[:-1]  # of each term of the quote, for each of the question
        shares = wanted.best_share(self._surely)
        has = np.logical_or.reduce(self._surely, axis=1)
        self._terms = has.nonzero()[0]
        self._shares = shares[self._terms]
        self.asked = quote.values.asked(has, wanted.words.alone(quote.read)[:-1], wanted.words)

    @cached_property
    def said(self) -> Sequence[tuple[int, float]]:
        """Where the question's words begin in the quote, and the share of the question each answers to."""
        words = self.quote.words
        starts = (words.words[words.terms[term]].start for term in self._terms.tolist())
        return [*zip(starts, self._shares.tolist(), strict=True)]

    def best(self) -> Run | None:
        """Return the likeliest piece of the quote that leaves enough of it beside itself."""
        weighed = self._weighed()
        worth = weighed.worth + self.parts(weighed).worth(weighed.runs, weighed.ranking.weights(self.group))
        if not worth.size:
            return None
        best = worth.argmax()
        return weighed.runs.first.item(best), weighed.runs.last.item(best)

    def _weighed(self) -> WeighedPieces:
        quote, types, ranking = self.quote, self.wanted.types, self.wanted.quoting.spans
        if not self.named:
            return quote.weighed(types, self.asked, self.group, ranking)
        return weigh(quote.pieces(quote.standing_out(self.named), types, self.asked), self.group, ranking)

    @cached_property
    def named(self) -> Runs | None:
        """What is named as one of what is asked for, where one is."""
        if self.wanted.types != _ONE_OF_A_KIND:
            return None
        names = self.quote.values.news(self.asked).names
        found = named_as_asked(self.quote.words, self._kinds(_SURELY_ASKED).tolist(), names)
        return Runs(*np.array(found).T) if found else None

    @cached_property
    def group(self) -> str:
        """To which group of questions this one belongs, with what the quote has of it."""
        return group_of(self.wanted.types, about_name=self._is_about_person())

    def _is_about_person(self) -> bool:
        """Tell whether the name of somebody is most of what the question says: "who is Faiq Zaidan?"."""
        asked = self.quote.values.persons(self.asked)
        shares = (sum(share for at, share in self.said if start <= at < end) for start, end in asked)
        return max(shares, default=0.0) >= _MOST_OF_QUESTION

    def parts(self, pieces: Pieces | WeighedPieces) -> Parts:
        """Return what tells of the question's words in pieces and around them."""
        said = SaidWords(self.quote.columns, self._terms, self._shares)
        places = said.places.tolist() if pieces.values else ()
        matched = [run for run in pieces.values if any(run[0] <= place <= run[1] for place in places)]
        return Parts(*said.around(), said.inside(pieces.runs, pieces.content, self._kinds(), matched))

    def _kinds(self, least: float = _AT_ALL) -> Places:
        """Return the places of the words that so surely are what is asked for."""
        if not self.wanted.kinds:
            return _NOWHERE
        surely = np.maximum.reduce(self._surely[:, self.wanted.kinds], axis=1)
        kinds: Places = self.quote.columns.terms[surely >= least]
        return kinds

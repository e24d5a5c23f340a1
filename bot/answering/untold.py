"""Finds where a quote says that what is asked for is not told: "the sources do not say who". Pure."""

from collections.abc import Sequence
from functools import lru_cache

from bot.answering.span_candidates import MOST_KEPT, QuoteWords, Run
from bot.answering.wanted import Wanted
from bot.questions.answer_types import AnswerType
from bot.search import Match
from bot.text.answer_cues import words_of
from bot.text.arabic import without_article

_LEAST_SHARE = 0.25  # of the question in what is said of it


def what_is_untold(quote: QuoteWords, shares_of: Sequence[tuple[Match, float]], wanted: Wanted) -> Run | None:
    """Return the clause that says that just this is not told, if any: beside it nothing is the answer.

    `shares_of` has the question's words in the quote, and the share of the question each answers to. A reason may be
    why something is not told.
    """
    if AnswerType.why in wanted.types:
        return None
    untold = _untold_clauses(quote)
    if not untold:
        return None
    shares = [sum(share for match, share in shares_of if _holds(quote, run, match.start)) for run in quote.clauses]
    best = max(untold, key=lambda place: shares[place])
    if shares[best] < max(_LEAST_SHARE, *shares):
        return None
    return quote.clauses[best]


def _holds(quote: QuoteWords, run: Run, at: int) -> bool:
    start, end = quote.characters(run)
    return start <= at < end


@lru_cache(MOST_KEPT)
def _untold_clauses(quote: QuoteWords) -> tuple[int, ...]:
    return tuple(place for place, run in enumerate(quote.clauses) if _is_untold(quote, run))


def _is_untold(quote: QuoteWords, run: Run) -> bool:
    """Tell whether a clause says "not" of the sources, or of what is known."""
    words = {word.word for word in quote.words[run[0] : run[1] + 1]}
    bare = {without_article(word) for word in words}
    return bool(words & words_of("negation") and bare & words_of("untold"))

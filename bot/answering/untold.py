"""Finds where a quote says that what is asked for is not told: "the sources do not say who". Pure."""

from collections.abc import Collection, Iterable, Sequence

from bot.answering.span_candidates import QuoteWords, Run
from bot.questions.answer_types import AnswerType
from bot.text.answer_cues import words_of
from bot.text.arabic import without_article

_LEAST_SHARE = 0.25  # of the question in what is said of it


def what_is_untold(
    quote: QuoteWords, untold: Sequence[int], said: Iterable[tuple[int, float]], types: Collection[AnswerType]
) -> Run | None:
    """Return the one of the `untold` clauses that says that just this is not told: beside it nothing is the answer.

    `said` has where the question's words begin in the quote, and the share of the question each answers to. A reason
    may be why something is not told.
    """
    if not untold or AnswerType.why in types:
        return None
    shares = [sum(share for start, share in said if _holds(quote, run, start)) for run in quote.clauses]
    best = max(untold, key=lambda place: shares[place])
    if shares[best] < max(_LEAST_SHARE, *shares):
        return None
    return quote.clauses[best]


def _holds(quote: QuoteWords, run: Run, at: int) -> bool:
    start, end = quote.characters(run)
    return start <= at < end


def untold_clauses(quote: QuoteWords) -> tuple[int, ...]:
    """Return the clauses of a quote that say that something is not told."""
    return tuple(place for place, run in enumerate(quote.clauses) if _is_untold(quote, run))


def _is_untold(quote: QuoteWords, run: Run) -> bool:
    """Tell whether a clause says "not" of the sources, or of what is known."""
    words = {word.word for word in quote.words[run[0] : run[1] + 1]}
    bare = {without_article(word) for word in words}
    return bool(words & words_of("negation") and bare & words_of("untold"))

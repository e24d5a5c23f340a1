"""Tells whether what a follow-up would be answered with only repeats what was shown before. Pure."""

from bot.answering.answer_values import values_of
from bot.answering.quotes import Quote
from bot.answering.understanding import Understood
from bot.search import Index, Matcher


def repeats(quote: Quote, before: Quote, asked: Understood, matcher: Matcher, index: Index) -> bool:
    """Tell whether a quote repeats the one `before` it, of the same passage, and is no answer of its own.

    It is one if it has what the follow-up says, as to "and in Syria?", or another value that answers "when?".
    """
    if quote.end <= before.start or before.end <= quote.start:
        return False
    if asked.own:
        return not asked.own.saying <= matcher.covered(quote.text).keys()
    if any(values_of(each, quote.text, index.names) for each in asked.own_types):
        return quote.highlights == before.highlights
    return asked.is_bare or (before.start <= quote.start and quote.end <= before.end)

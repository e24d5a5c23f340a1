"""Finds what is named as one of what a question asks for: "resolution 2732" for "which resolution?". Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.answering.span_candidates import QuoteWords, Run

_AND = "\u0648"  # waw, written as one with the next word
_MORE_BEFORE = re.compile(r"\band (?:the )?$")
_MORE_BEHIND = re.compile(rf",? (?:and |the )+[A-Z]|\u060c? {_AND}")


def named_as_asked(quote: QuoteWords, kinds: Iterable[int], names: Sequence[Run]) -> list[Run]:
    """Return each word for what is asked with its number, or with the one of `names` that it is part of or beside.

    `kinds` has the places of these words.
    """
    found = {run for place in kinds for run in _named(quote, place, names)}
    return sorted(run for run in found if not _is_one_of_several(quote, run) and not _goes_on(run, names))


def _named(quote: QuoteWords, place: int, names: Sequence[Run]) -> Iterator[Run]:
    for first, last in names:
        if first <= place <= last and first < last:
            yield first, last
        elif (first == place + 1 and _adjoins(quote, place)) or (last == place - 1 and _adjoins(quote, last)):
            yield min(first, place), max(last, place)
    behind = quote.words[place + 1 : place + 2]
    if behind and behind[0].language is None and not behind[0].text.startswith("month ") and _adjoins(quote, place):
        yield place, place + 1


def _goes_on(run: Run, names: Sequence[Run]) -> bool:
    """Tell whether another name follows: "the leader of the Party Masoud Barzani"."""
    return any(first == run[1] + 1 for first, _ in names)


def _is_one_of_several(quote: QuoteWords, run: Run) -> bool:
    """Tell whether a run is part of what is counted up: then more than it is the answer."""
    start, end = quote.characters(run)
    return bool(_MORE_BEFORE.search(quote.text[:start]) or _MORE_BEHIND.match(quote.text[end:])) or (
        quote.text[start] == _AND
    )


def _adjoins(quote: QuoteWords, place: int) -> bool:
    return quote.text[quote.words[place].end : quote.words[place + 1].start].isspace()

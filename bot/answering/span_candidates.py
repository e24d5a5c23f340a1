"""Lists the pieces of a quote that may be its answer: values, clauses, runs of phrases. Chooses none. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

import numpy as np

from bot.answering.answer_values import Span, clauses_of
from bot.answering.span_parts import Places, Runs
from bot.text.answer_cues import words_of
from bot.text.terms import Term, find_words

_MOST_PHRASES = 7  # in a run
_MOST_CHARACTERS, _MOST_TOGETHER, _MOST_IN_PARTS = 160, 200, 420  # of a run; of whole clauses; of an answer in parts
_MOST_CLAUSES, _MOST_PARTS = 4, 9
_MOST_WORDS = 1 << 16  # more than any quote has
_start, _end = attrgetter("start"), attrgetter("end")

Run = tuple[int, int]  # [first, last] words, both of them part of it


@dataclass(frozen=True, eq=False)
class QuoteWords:
    """The words of a quote, by the clauses they stand in; what it credits is no part of it."""

    text: str  # with blanks in place of credits
    words: tuple[Term, ...]
    clauses: tuple[Run, ...]

    @cached_property
    def is_empty(self) -> Sequence[bool]:
        """Of each word, whether it is a function word."""
        return [word.is_function_word for word in self.words]

    @cached_property
    def terms(self) -> Sequence[int]:
        """The places of the words with a meaning."""
        return [place for place, is_empty in enumerate(self.is_empty) if not is_empty]

    def characters(self, run: Run) -> Span:
        """Return the [start, end) of a run in code points."""
        return self.words[run[0]].start, self.words[run[1]].end

    def length(self, run: Run) -> int:
        """Return how many code points a run has."""
        start, end = self.characters(run)
        return end - start


def words_of_quote(text: str) -> QuoteWords:
    """Return the words of a quote whose credits are blanks."""
    words = find_words(text)
    runs = (within(words, clause) for clause in clauses_of(text))
    return QuoteWords(text, words, tuple(run for run in runs if run))


def within(words: Sequence[Term], span: Span) -> Run | None:
    """Return the run of words that lie within a span; None if there are none."""
    first = bisect_left(words, span[0], key=_start)
    last = bisect_right(words, span[1], first, key=_end) - 1
    return (first, last) if first <= last else None


def pieces_of(quote: QuoteWords, *, in_parts: bool) -> Runs:
    """Return the runs of whole phrases and clauses, each with the "not" before it; also those of an answer in parts."""
    found = (*_runs_of_phrases(quote), *_runs_of_clauses(quote), *(_parts(quote) if in_parts else ()))
    first, last = _arrays(found)
    return _in_order(np.array([*_firsts_with_negation(quote)])[first], last)


def candidates_in(pieces: Runs, exact: Collection[Run]) -> Runs:
    """Return every run of words that may be the answer, in order: none cuts one of the `exact` ones in two."""
    from_, to = _arrays(exact)
    first, last = _in_order(np.concatenate((pieces.first, from_)), np.concatenate((pieces.last, to)))
    from_, to = from_[:, None], to[:, None]
    cut = ((first <= to) & (last >= from_)) > ((first <= from_) & (to <= last))
    kept = ~cut.any(axis=0)
    return Runs(first[kept], last[kept])


def _arrays(runs: Collection[Run]) -> Runs:
    return Runs(*np.array([*runs], dtype=np.intp).reshape(-1, 2).T)


def _in_order(first: Places, last: Places) -> Runs:
    """Return runs in order, each once."""
    numbers = first * _MOST_WORDS + last
    numbers.sort()
    is_new = np.ones(len(numbers), np.bool_)
    np.not_equal(numbers[1:], numbers[:-1], out=is_new[1:])
    return Runs(*divmod(numbers[is_new], _MOST_WORDS))


def _phrases(quote: QuoteWords, clause: Run) -> list[Run]:
    """Return the phrases of a clause: each begins with its function words, "in the north", and ends before the next."""
    starts = [clause[0]]
    has_meaning = False
    for place in range(clause[0], clause[1] + 1):
        is_function_word = quote.is_empty[place]
        if is_function_word and has_meaning:
            starts.append(place)
            has_meaning = False
        has_meaning = has_meaning or not is_function_word
    return [(start, end - 1) for start, end in pairwise([*starts, clause[1] + 1])]


def _runs_of_phrases(quote: QuoteWords) -> Iterator[Run]:
    words = quote.words
    for clause in quote.clauses:
        phrases = _phrases(quote, clause)
        for number, (first, _) in enumerate(phrases):
            bare, most = _without_function_words(phrases[number], quote), words[first].start + _MOST_CHARACTERS
            for _, last in phrases[number : number + _MOST_PHRASES]:
                if words[last].end > most:
                    break
                yield first, last
                yield min(bare, last), last


def _without_function_words(phrase: Run, quote: QuoteWords) -> int:
    """Return the place of the first word of a phrase that has a meaning."""
    return next((at for at in range(phrase[0], phrase[1] + 1) if not quote.is_empty[at]), phrase[0])


def _runs_of_clauses(quote: QuoteWords) -> Iterator[Run]:
    for first, clause in enumerate(quote.clauses):
        for count, last in enumerate(quote.clauses[first : first + _MOST_CLAUSES]):
            run = (clause[0], last[1])
            if quote.length(run) <= (_MOST_TOGETHER if count else _MOST_CHARACTERS):
                yield run


def _parts(quote: QuoteWords) -> Iterator[Run]:
    """Yield what goes on over clauses from any phrase: "Ain al-Asad, a base near the airport, and Harir"."""
    for first, clause in enumerate(quote.clauses):
        ends = [last[1] for last in quote.clauses[first + 1 : first + _MOST_PARTS]]
        for phrase in _phrases(quote, clause):
            runs = ((phrase[0], end) for end in ends)
            yield from (run for run in runs if quote.length(run) <= _MOST_IN_PARTS)


def _firsts_with_negation(quote: QuoteWords) -> Iterator[int]:
    """Yield the place of each word, or of the "not" before it, without which it would say the opposite."""
    first, negating = 0, words_of("negation")
    for place in range(len(quote.words)):
        if not place or quote.words[place - 1].word not in negating:
            first = place
        yield first


def spans_of(quote: QuoteWords, run: Run) -> Iterable[Span]:
    """Yield what of a run is no credit, in order, as [start, end) in code points; a hyphenated word stays whole."""
    start, end = quote.characters(run)
    while start and quote.text[start - 1] in "-'\u2019" and quote.text[start - 2 : start - 1].isalnum():
        start = next((word.start for word in reversed(quote.words) if word.end <= start - 1), start)
    place = start
    for piece in quote.text[start:end].split(_CREDIT):
        place = quote.text.index(piece, place)
        lead = len(piece) - len(piece.lstrip(_MARKS))
        span = place + lead, place + len(piece.rstrip(_MARKS))
        if any(span[0] <= quote.words[place].start < span[1] for place in quote.terms):
            yield span
        place += len(piece)


_MARKS = " .,\u060c;\u061b:\"'\u201c\u201d\u00ab\u00bb"  # around a piece, no part of it
_CREDIT = " " * 6  # a credit that was blanked leaves at least so many

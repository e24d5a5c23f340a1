"""Lists the pieces of a quote that may be its answer: values, clauses, runs of phrases. Chooses none. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.answering.answer_values import WITH_VALUES, Span, clauses_of, is_asked, values_of
from bot.answering.quoted_names import names_in
from bot.questions.answer_types import VALUES, AnswerType
from bot.search import KnownNames, Matcher
from bot.text.answer_cues import words_of
from bot.text.arabic import without_article
from bot.text.terms import Term, find_words

MOST_KEPT = 4096
"""Quotes of which it is kept what is found in them: the same sentences are quoted again and again."""
_MOST_PHRASES = 7  # in a run
_MOST_CHARACTERS, _MOST_TOGETHER, _MOST_IN_PARTS = 160, 200, 420  # of a run; of whole clauses; of an answer in parts
_MOST_CLAUSES, _MOST_PARTS = 4, 9

Run = tuple[int, int]  # [first, last] words, both of them part of it


@dataclass(frozen=True, eq=False)  # each is made once and kept: what depends on it is found by it
class QuoteWords:
    """The words of a quote, by the clauses they stand in; what it credits is no part of it."""

    text: str  # with blanks in place of credits
    words: tuple[Term, ...]
    clauses: tuple[Run, ...]

    def characters(self, run: Run) -> Span:
        """Return the [start, end) of a run in code points."""
        return self.words[run[0]].start, self.words[run[1]].end

    def length(self, run: Run) -> int:
        """Return how many code points a run has."""
        start, end = self.characters(run)
        return end - start


@lru_cache(MOST_KEPT)
def words_of_quote(text: str) -> QuoteWords:
    """Return the words of a quote whose credits are blanks."""
    words = find_words(text)
    runs = (_within(words, clause) for clause in clauses_of(text))
    return QuoteWords(text, words, tuple(run for run in runs if run))


def new_values(quote: QuoteWords, matcher: Matcher, names: KnownNames) -> Mapping[AnswerType, Sequence[Run]]:
    """Return the values of each type in a quote that the question does not name itself."""
    found = _new_values(quote, matcher, names)
    return {**found, AnswerType.where: _whole_places(found[AnswerType.where], quote)}


def _new_values(quote: QuoteWords, matcher: Matcher, names: KnownNames) -> dict[AnswerType, list[Run]]:
    return {
        answer_type: [
            run
            for value in values_of(answer_type, quote.text, names)
            if not is_asked(quote.text, value, matcher) and (run := _within(quote.words, value))
        ]
        for answer_type in sorted(WITH_VALUES)
    }


def candidates_in(
    quote: QuoteWords, types: frozenset[AnswerType], values: Mapping[AnswerType, Sequence[Run]], names: Sequence[Run]
) -> list[Run]:
    """Return every run of words that may be the answer, in order; none cuts a value or a name in two."""
    exact = {*(run for runs in values.values() for run in runs), *names}
    runs = [*_pieces(quote, in_parts=not types & VALUES).union(exact)]
    for first, last in exact:
        runs = [run for run in runs if run[0] > last or run[1] < first or (run[0] <= first and last <= run[1])]
    return sorted(runs)


@lru_cache(MOST_KEPT)
def _pieces(quote: QuoteWords, *, in_parts: bool) -> frozenset[Run]:
    """Return the runs of whole phrases and clauses, each with the "not" before it; also those of an answer in parts."""
    found = (*_runs_of_phrases(quote), *_runs_of_clauses(quote), *(_parts(quote) if in_parts else ()))
    return frozenset(_with_negation(run, quote) for run in found)


@lru_cache(MOST_KEPT)
def names_of(quote: QuoteWords, known: KnownNames) -> list[Run]:
    """Return the names in a quote, in order."""
    return names_in(quote.text, quote.words, known)


def new_names(quote: QuoteWords, names: Sequence[Run], matcher: Matcher) -> list[Run]:
    """Return those names that the question does not say itself."""
    return [name for name in names if not is_asked(quote.text, quote.characters(name), matcher)]


def _within(words: Sequence[Term], span: Span) -> Run | None:
    """Return the run of words that lie within a span; None if there are none."""
    inside = [place for place, word in enumerate(words) if span[0] <= word.start and word.end <= span[1]]
    return (inside[0], inside[-1]) if inside else None


def _phrases(quote: QuoteWords, clause: Run) -> list[Run]:
    """Return the phrases of a clause: each begins with its function words, "in the north", and ends before the next."""
    starts = [clause[0]]
    has_meaning = False
    for place in range(clause[0], clause[1] + 1):
        is_function_word = quote.words[place].is_function_word
        if is_function_word and has_meaning:
            starts.append(place)
            has_meaning = False
        has_meaning = has_meaning or not is_function_word
    return [(start, end - 1) for start, end in pairwise([*starts, clause[1] + 1])]


def _runs_of_phrases(quote: QuoteWords) -> Iterator[Run]:
    for clause in quote.clauses:
        phrases = _phrases(quote, clause)
        for first, phrase in enumerate(phrases):
            bare = _without_function_words(phrase, quote)
            for last in phrases[first : first + _MOST_PHRASES]:
                if quote.length((phrase[0], last[1])) > _MOST_CHARACTERS:
                    break
                yield phrase[0], last[1]
                yield min(bare, last[1]), last[1]


def _without_function_words(phrase: Run, quote: QuoteWords) -> int:
    """Return the place of the first word of a phrase that has a meaning."""
    return next((at for at in range(phrase[0], phrase[1] + 1) if not quote.words[at].is_function_word), phrase[0])


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


def _whole_places(places: Sequence[Run], quote: QuoteWords) -> list[Run]:
    """Return places from "near", "in the province of" or the like on; those that follow each other are one."""
    whole: list[Run] = []
    for place in places:
        first, last = _first_beside(place[0], quote), _last_of_kind(place[1], quote)
        goes_on = whole and quote.text[quote.words[whole[-1][1]].end : quote.words[first].start].isspace()
        if goes_on and quote.words[first].word in words_of("beside") | words_of("in"):
            whole[-1] = (whole[-1][0], last)
        else:
            whole.append((first, last))
    return whole


def _last_of_kind(last: int, quote: QuoteWords) -> int:
    """Return the place of the last word of a place with what kind of place it is: "Hasakah province"."""
    behind = quote.words[last + 1 : last + 2]
    return last + 1 if behind and behind[0].word in words_of("kind of place") else last


def _first_beside(first: int, quote: QuoteWords) -> int:
    """Return the place of the first word of what tells where at a place is meant, from its preposition on."""
    words, beside = quote.words, words_of("beside")
    at = first
    while at and quote.text[words[at - 1].end : words[at].start].isspace():
        if without_article(words[at - 1].word) in beside:
            first = at - 1
        elif not words[at - 1].is_function_word:
            break
        at -= 1
    return first - 1 if first and not words[first].is_function_word and _is_preposition(first - 1, quote) else first


def _is_preposition(place: int, quote: QuoteWords) -> bool:
    word, after = quote.words[place], quote.words[place + 1]
    return word.is_function_word and quote.text[word.end : after.start].isspace()


def _with_negation(run: Run, quote: QuoteWords) -> Run:
    """Return a run with the "not" before it, without which it would say the opposite."""
    first = run[0]
    while first and quote.words[first - 1].word in words_of("negation"):
        first -= 1
    return first, run[1]


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
        if any(span[0] <= word.start < span[1] and not word.is_function_word for word in quote.words):
            yield span
        place += len(piece)


_MARKS = " .,\u060c;\u061b:\"'\u201c\u201d\u00ab\u00bb"  # around a piece, no part of it
_CREDIT = " " * 6  # a credit that was blanked leaves at least so many

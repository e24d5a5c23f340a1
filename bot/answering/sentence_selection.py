"""Chooses what of a passage is quoted, and which of its words answer to the question's. Decides nothing about rank."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import fsum

from bot.questions.answer_types import AnswerType, find_values
from bot.search import SURE, Matcher
from bot.text.entities import EntityType, find_names
from bot.text.sentence_splitting import find_sentences

MOST_SENTENCES = 3
MOST_CHARACTERS = 900  # three quotes with their translations still fit into one Telegram message


@dataclass(frozen=True)
class Quote:
    """A verbatim piece of a paragraph."""

    paragraph: str
    start: int  # in code points of the paragraph
    end: int
    highlights: tuple[tuple[int, int], ...]  # [start, end) in code points of `text`, in order, never overlapping

    @property
    def text(self) -> str:
        """The piece itself."""
        return self.paragraph[self.start : self.end]


def choose_sentences(paragraph: str, matcher: Matcher) -> tuple[int, int, int]:
    """Return the first sentence to quote, the one after the last, and the number of sentences.

    The whole paragraph if it is short, else the run of sentences that has most terms of the question; the earliest,
    longest such run within the limits. One sentence may be over the limit of characters.
    """
    sentences = find_sentences(paragraph)
    count = len(sentences)
    runs = [
        (first, last)
        for first in range(count)
        for last in range(first + 1, min(first + MOST_SENTENCES, count) + 1)
        if last == first + 1 or sentences[last - 1][1] - sentences[first][0] <= MOST_CHARACTERS
    ]

    def worth(run: tuple[int, int]) -> tuple[float, int, int]:
        first, last = run
        found = matcher.covered(*(paragraph[start:end] for start, end in sentences[first:last]))
        return fsum(found.values()), last - first, -first

    return (*max(runs, key=worth), count)


def cut_quote(
    paragraph: str,
    sentences: tuple[int, int, int],
    matcher: Matcher,
    answer_types: Collection[AnswerType] = (),
    types: Collection[EntityType] = (),
) -> Quote:
    """Return the quote of a run of sentences chosen in this paragraph or in its translation.

    Highlighted are the words of the question, whatever may be an answer of the `answer_types` it asks for, and the
    names of its `types`. Where the two have unequally many sentences, the places are taken in proportion.
    """
    first, last, of = sentences
    spans = find_sentences(paragraph)
    begin = spans[first * len(spans) // of][0]
    end = spans[max(-(-last * len(spans) // of), 1) - 1][1]
    if end - begin > MOST_CHARACTERS:
        begin, end = _cut_at_words(paragraph, begin, end, matcher)
    text = paragraph[begin:end]
    asked = _surest(matcher, text)
    answers = [span for answer_type in answer_types for span in find_values(answer_type, text)]
    return Quote(paragraph, begin, end, _highlights(sorted([*asked, *answers, *find_names(text, types)]), text))


def _surest(matcher: Matcher, text: str) -> list[tuple[int, int]]:
    """Return the places of the words that answer to a term of the question as surely as any here, if surely enough."""
    best = matcher.covered(text)
    return [
        (match.start, match.end)
        for match in matcher.matches(text)
        if any(best[term] <= surely >= SURE for term, surely in match.terms.items())
    ]


def _cut_at_words(paragraph: str, begin: int, end: int, matcher: Matcher) -> tuple[int, int]:
    """Return a part of [begin, end) within the limit that starts near the first shared term and splits no word."""
    shared = (begin + match.start for match in matcher.matches(paragraph[begin:end]))
    first, latest = next(shared, begin), end - MOST_CHARACTERS
    if first <= latest:
        start = paragraph.rfind(" ", begin, first) + 1 or begin
    else:  # onwards to the next word: a step back would push the last words out
        start = paragraph.find(" ", latest - 1, first) + 1 or latest
    stop = min(end, start + MOST_CHARACTERS)
    if stop < end:
        stop = max(paragraph.rfind(" ", start, stop), start) if " " in paragraph[start:stop] else stop
    return start, stop


def _highlights(found: Iterable[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Return places in order as highlights: those that overlap or have only a space between them become one."""
    places: list[tuple[int, int]] = []
    for start, end in found:
        if places and (start <= places[-1][1] or text[places[-1][1] : start] == " "):
            places[-1] = (places[-1][0], max(places[-1][1], end))
        else:
            places.append((start, end))
    return tuple(places)

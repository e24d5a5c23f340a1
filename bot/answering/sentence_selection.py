"""Chooses the sentence or two of a passage that answer a question. Decides nothing about rank or what is bold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import fsum

from bot.answering.alignment import aligned_run
from bot.answering.answer_values import values_of
from bot.lexicons.reading import lines_of
from bot.questions.answer_types import AnswerType
from bot.search import Credits, KnownNames, Matcher
from bot.text.sentence_splitting import find_sentences
from bot.text.terms import find_words

MOST_CHARACTERS = 900  # three quotes with their translations still fit into one Telegram message
# What a sentence is worth: its share of the question, that of the likest editors' question, and an answer in it.
_BY_QUESTION, _BY_EDITORS, _BY_VALUE = 1.0, 0.6, 0.5
_WHOLE = frozenset((AnswerType.list, AnswerType.compare))  # whose answers go on over sentences
_FIRST = 0.15  # of the first sentence, which says most often what a paragraph is about
_GAIN = 0.25  # share of the question that a second sentence must add


@dataclass(frozen=True)
class Wanted:
    """What a quote is to have."""

    matcher: Matcher  # of the question
    weights: Mapping[str, float]  # of its terms, by their stems
    types: frozenset[AnswerType]  # of answers that it asks for
    editors: Matcher | None  # of the likest editors' question; None if there is none
    editors_weights: Mapping[str, float]
    credits: Credits
    names: KnownNames

    def worth(self, text: str) -> float:
        """Return how well a piece of text answers; what it credits counts for nothing."""
        text = self.credits.without(text)
        worth = _BY_QUESTION * _share(self.matcher, self.weights, text)
        if self.editors:
            worth += _BY_EDITORS * _share(self.editors, self.editors_weights, text)
        if any(values_of(answer_type, text, self.names) for answer_type in self.types):
            worth += _BY_VALUE
        return worth


def choose_sentences(paragraph: str, wanted: Wanted) -> tuple[int, int]:
    """Return the first sentence to quote and the one after the last: one, or two if the second adds something.

    A sentence that refers to what stands before it ("He said so then") is quoted with the one before.
    """
    spans = find_sentences(paragraph)
    texts = [paragraph[start:end] for start, end in spans]
    worth = [wanted.worth(text) + (_FIRST if not place else 0.0) for place, text in enumerate(texts)]
    best = max(range(len(texts)), key=lambda place: (worth[place], -place))
    if best and _refers_back(texts[best]):
        return best - 1, best + 1
    neighbours = [place for place in (best - 1, best + 1) if 0 <= place < len(texts)]
    gains = {place: _gain(wanted, texts, best, place) for place in neighbours}
    second = max(gains, key=lambda place: gains[place], default=best)
    least = 0.0 if wanted.types & _WHOLE else _GAIN
    if second != best and gains[second] > least:
        return min(best, second), max(best, second) + 1
    return best, best + 1


def piece_of(paragraph: str, run: tuple[int, int]) -> tuple[int, int]:
    """Return the [start, end) in code points of a run of a paragraph's sentences."""
    spans = find_sentences(paragraph)
    return spans[run[0]][0], spans[run[1] - 1][1]


def same_piece(paragraph: str, run: tuple[int, int], other: str) -> tuple[int, int]:
    """Return the [start, end) in code points of what stands in another version for a run of a paragraph's sentences."""
    return piece_of(other, aligned_run(paragraph, run, other))


def _gain(wanted: Wanted, texts: Sequence[str], best: int, other: int) -> float:
    """Return how much better two neighbouring sentences answer than the best one alone."""
    together = " ".join(texts[min(best, other) : max(best, other) + 1])
    return wanted.worth(together) - wanted.worth(texts[best])


def _share(matcher: Matcher, weights: Mapping[str, float], text: str) -> float:
    found = matcher.covered(text)
    total = fsum(weights.values())
    return fsum(weights.get(term, 0.0) * surely for term, surely in found.items()) / total if total else 0.0


def _refers_back(sentence: str) -> bool:
    first = next(iter(find_words(sentence)), None)
    return first is not None and first.word in _referring()


@cache
def _referring() -> frozenset[str]:
    return frozenset(word.word for line in lines_of("referring_words.txt") for word in find_words(line))

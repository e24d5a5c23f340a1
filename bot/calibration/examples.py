"""Makes examples of questions whose answers are known: gold ones, and editors' with themselves left out."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.answering.weighing import weigh
from bot.search import NOTHING, AskedBefore, Index, LeftOut

_OFF_TOPIC = frozenset(("off_topic", "chat"))
_LEFT_OUT, _OFF_TOPIC_WEIGHT = 0.2, 0.1  # of an example beside one that somebody asked; off topic is easily told
_MOST_TAKEN = 1_500  # of editors' questions: more tell nothing new
_NEAR_BEST = 0.75  # share of the best score from which a passage is found for the same question
_MOST_NEAR = 4
_SAME = 0.15  # share of a passage's questions that find another as well, from which the two say the same

Array = NDArray[np.float32]
Follow = Callable[[Iterable[int]], Iterable[int]]


@dataclass(frozen=True)
class KnownQuestion:
    """A question with the passages that answer it."""

    text: str
    previous: tuple[str, ...]
    passages: frozenset[int]  # numbers in the index; none if nothing answers
    is_on_topic: bool
    document: str  # examples of one document stay together in cross-validation


@dataclass(frozen=True)
class Example:
    """A question as it was weighed, with what is known of it."""

    document: str
    candidates: Array  # a row of features for each, in the order of their names; best first
    right: tuple[bool | None, ...]  # whether each answers; None if that is not known
    is_answerable: bool
    is_on_topic: bool
    weight: float


@dataclass(frozen=True)
class _Weighed:
    """What is kept of a question that was weighed: there are thousands."""

    numbers: tuple[int, ...]  # of the passages, best first
    scores: tuple[float, ...]
    features: Array


def gold_examples(questions: Sequence[KnownQuestion], index: Index) -> Iterator[Example]:
    """Yield an example of each question, and of each that is answered another without the passages that do.

    The latter weigh less: nobody asked them of a corpus that lacks the answer.
    """
    for question in questions:
        yield _example(question, _weigh(question, index), 1.0 if question.is_on_topic else _OFF_TOPIC_WEIGHT)
        if question.passages:
            without = _weigh(question, index, LeftOut(passages=tuple(question.passages)))
            yield _example(question, without, _LEFT_OUT, is_left_out=True)


def editors_examples(index: Index, weight: float, follow: Follow = iter) -> Iterator[Example]:
    """Yield an example of each editors' question with itself left out, and one without the passages that answer it.

    Of very many, one in so many is taken. Nothing but these questions tells which passages say the same:
    those that are found for each other's questions.
    `follow` is told how far the work has come.
    """
    if index.questions is None:
        return
    known = [_known(each, index) for each in index.questions.questions]
    own = _copies(known)
    taken = range(0, len(known), -(-len(known) // _MOST_TAKEN))
    weighed = {number: _weigh(known[number], index, LeftOut(own[number])) for number in follow(taken)}
    same = _same_passages([(known[number], each) for number, each in weighed.items()])
    for number in follow(taken):
        question = known[number]
        alike = frozenset[int]().union(*(same.get(passage, ()) for passage in question.passages))
        yield _example(question, weighed[number], weight, unsure=alike)
        if question.passages:
            without = _weigh(question, index, LeftOut(own[number], (*question.passages, *alike)))
            yield _example(question, without, weight, is_left_out=True)


def is_on_topic(kind: str | None) -> bool:
    """Tell whether an unanswerable question of this kind is a matter of the corpus."""
    return kind not in _OFF_TOPIC


def _weigh(question: KnownQuestion, index: Index, left_out: LeftOut = NOTHING) -> _Weighed:
    found = weigh(question.text, index, question.previous, left_out)
    numbers, scores = (hit.number for hit in found.near), (hit.score for hit in found.near)
    return _Weighed(tuple(numbers), tuple(scores), found.table.astype(np.float32))


def _example(
    question: KnownQuestion,
    weighed: _Weighed,
    weight: float,
    *,
    is_left_out: bool = False,
    unsure: Collection[int] = (),
) -> Example:
    answers = frozenset[int]() if is_left_out else question.passages
    right = tuple(None if number in unsure else number in answers for number in weighed.numbers)
    return Example(question.document, weighed.features, right, bool(answers), question.is_on_topic, weight)


def _known(question: AskedBefore, index: Index) -> KnownQuestion:
    passage = question.passage
    passages = frozenset[int]() if passage is None else frozenset((passage,))
    document = question.text if passage is None else index.passages[passage].document.slug
    return KnownQuestion(question.text, (), passages, is_on_topic=True, document=document)


def _copies(known: Sequence[KnownQuestion]) -> list[tuple[int, ...]]:
    """Return the numbers of the questions in the same words as each, its own among them."""
    copies: dict[str, list[int]] = defaultdict(list)
    for number, question in enumerate(known):
        copies[question.text.casefold()].append(number)
    return [tuple(copies[question.text.casefold()]) for question in known]


def _same_passages(weighed: Sequence[tuple[KnownQuestion, _Weighed]]) -> Mapping[int, frozenset[int]]:
    """Return the passages that say the same as each, by how often they are found for each other's questions."""
    asked: dict[int, int] = defaultdict(int)
    found: dict[tuple[int, int], int] = defaultdict(int)
    for question, each in weighed:
        for owner in question.passages:
            asked[owner] += 1
            for number, score in zip(each.numbers[:_MOST_NEAR], each.scores, strict=False):
                if number != owner and score >= _NEAR_BEST * each.scores[0]:
                    found[owner, number] += 1
    shares = {pair: count / asked[pair[0]] for pair, count in found.items()}
    same: dict[int, set[int]] = defaultdict(set)
    for one, other in chain(shares, ((b, a) for a, b in shares)):
        if (shares.get((one, other), 0.0) + shares.get((other, one), 0.0)) / 2 >= _SAME:
            same[one].add(other)
    return {passage: frozenset(others) for passage, others in same.items()}

"""Makes examples of questions whose answers are known: gold ones, and editors' with themselves left out."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.answering.answerability import Weighed, weigh
from bot.answering.features import Values
from bot.search import Index, LeftOut

_OFF_TOPIC = frozenset(("off_topic", "chat"))
_MOST_OF_FILE = 300  # questions that one file counts for
_LEFT_OUT, _OFF_TOPIC_WEIGHT = 0.2, 0.1  # of an example beside one that somebody asked; off topic is easily told
_NEAR_BEST = 0.75  # share of the best score from which a passage is found for the same question
_MOST_NEAR = 4
_SAME = 0.15  # share of a passage's questions that find another as well, from which the two say the same


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
    candidates: tuple[Values, ...]  # best first
    right: tuple[bool | None, ...]  # whether each answers; None if that is not known
    is_answerable: bool
    is_on_topic: bool
    weight: float


def gold_examples(questions: Sequence[KnownQuestion], index: Index) -> Iterator[Example]:
    """Yield an example of each question, and of each that is answered another without the passages that do.

    The latter weigh less where some questions are known not to be answered: those are what people really ask.
    """
    weight = min(1.0, _MOST_OF_FILE / max(len(questions), 1))
    left_out = weight * (1.0 if all(question.passages for question in questions) else _LEFT_OUT)
    for question in questions:
        own = weight if question.is_on_topic else weight * _OFF_TOPIC_WEIGHT
        yield _example(question, weigh(question.text, index, question.previous), own)
        if question.passages:
            without = LeftOut(passages=tuple(question.passages))
            yield _example(
                question, weigh(question.text, index, question.previous, without), left_out, is_left_out=True
            )


def editors_examples(index: Index, weight: float, follow: Follow = iter) -> Iterator[Example]:
    """Yield an example of each editors' question with itself left out, and one without the passages that answer it.

    Nothing but these questions tells which passages say the same: those that are found for each other's questions.
    `follow` is told how far the work has come.
    """
    field = index.questions
    if field is None:
        return
    copies: dict[str, list[int]] = defaultdict(list)
    for number, question in enumerate(field.questions):
        copies[question.text.casefold()].append(number)
    own = [tuple(copies[question.text.casefold()]) for question in field.questions]
    weighed = [weigh(field.questions[n].text, index, (), LeftOut(own[n])) for n in follow(range(len(own)))]
    same = _same_passages([each.passage for each in field.questions], weighed)
    for number in follow(range(len(field.questions))):
        question = field.questions[number]
        passage = question.passage
        document = index.passages[passage].document.slug if passage is not None else question.text
        answered_by = frozenset[int]() if passage is None else frozenset((passage,))
        known = KnownQuestion(question.text, (), answered_by, is_on_topic=True, document=document)
        alike = same.get(passage, frozenset()) if passage is not None else frozenset[int]()
        yield _example(known, weighed[number], weight, unsure=alike)
        if passage is not None:
            without = LeftOut(own[number], (passage, *alike))
            yield _example(known, weigh(question.text, index, (), without), weight, is_left_out=True)


def is_on_topic(kind: str | None) -> bool:
    """Tell whether an unanswerable question of this kind is a matter of the corpus."""
    return kind not in _OFF_TOPIC


def _example(
    known: KnownQuestion,
    weighed: Weighed,
    weight: float,
    *,
    is_left_out: bool = False,
    unsure: Collection[int] = (),
) -> Example:
    right = tuple(
        None if hit.number in unsure else hit.number in known.passages and not is_left_out for hit in weighed.near
    )
    is_answerable = bool(known.passages) and not is_left_out
    return Example(known.document, weighed.values, right, is_answerable, known.is_on_topic, weight)


def _same_passages(owners: Sequence[int | None], weighed: Sequence[Weighed]) -> Mapping[int, frozenset[int]]:
    """Return the passages that say the same as each, by how often they are found for each other's questions."""
    asked: dict[int, int] = defaultdict(int)
    found: dict[tuple[int, int], int] = defaultdict(int)
    for owner, each in zip(owners, weighed, strict=True):
        if owner is None or not each.near:
            continue
        asked[owner] += 1
        best = each.near[0].score
        for hit in each.near[:_MOST_NEAR]:
            if hit.number != owner and hit.score >= _NEAR_BEST * best:
                found[owner, hit.number] += 1
    shares = {pair: count / asked[pair[0]] for pair, count in found.items()}
    same: dict[int, set[int]] = defaultdict(set)
    for one, other in chain(shares, ((b, a) for a, b in shares)):
        if (shares.get((one, other), 0.0) + shares.get((other, one), 0.0)) / 2 >= _SAME:
            same[one].add(other)
    return {passage: frozenset(others) for passage, others in same.items()}

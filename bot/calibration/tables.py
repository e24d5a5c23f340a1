"""Makes the tables from examples, and tells by cross-validation over documents what each threshold brings. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zlib import crc32

import numpy as np

from bot.answering.answerability import values_of_all
from bot.answering.calibration import Tables
from bot.answering.features import Values, names_of_features
from bot.answering.logistic import Logistic
from bot.calibration.examples import Array, Example
from bot.calibration.fitting import fit

_FOLDS = 5
# Share of answerable questions that are answered: the rest is shown as near. Without editors' questions less is known
# of what may be asked, and a refusal is a mistake more often.
_ANSWERED, _ANSWERED_WITHOUT = 0.92, 0.95
_LOST = 0.03  # share of the questions on the topic that are taken to be off it
_FURTHER = 0.7  # relevance of a further citation: most readers are served by one


@dataclass(frozen=True)
class Judged:
    """An example as it was judged by tables that were fitted without its document."""

    example: Example
    first_is_right: bool
    answerability: float
    topicality: float


@dataclass(frozen=True)
class Fitted:
    """Tables, and how they did where they were not fitted."""

    tables: Tables
    judged: tuple[Judged, ...]


def fit_tables(examples: Sequence[Example], *, with_questions: bool) -> Fitted:
    """Fit all three regressions; what is judged of each example was fitted without its document."""
    relevance = _relevance(examples)
    ranked = [_ranked(example, relevance[_fold(example)]) for example in examples]
    known = [(example, rank) for example, rank in zip(examples, ranked, strict=True) if rank.values]
    answerability = _by_fold(known, lambda example: example.is_answerable)
    topicality = _by_fold(known, lambda example: example.is_on_topic)
    judged = tuple(
        Judged(
            example,
            rank.first_is_right,
            answerability[_fold(example)].probability(rank.values),
            topicality[_fold(example)].probability(rank.values),
        )
        for example, rank in known
    )
    refused = 1 - (_ANSWERED if with_questions else _ANSWERED_WITHOUT)
    tables = Tables(
        relevance=relevance[_ALL],
        answerability=answerability[_ALL],
        topicality=topicality[_ALL],
        answer_from=_quantile(
            [(each.answerability, each.example.weight) for each in judged if each.example.is_answerable], refused
        ),
        topic_from=_quantile(
            [(each.topicality, each.example.weight) for each in judged if each.example.is_on_topic], _LOST
        ),
        further_from=_FURTHER,
    )
    return Fitted(tables, judged)


@dataclass(frozen=True)
class _Ranked:
    values: Values  # of the question as a whole; {} if nothing was found
    first_is_right: bool


_ALL = -1  # what is fitted on every fold
_Folds = Mapping[int, Logistic]  # by the fold that was left out


def _fold(example: Example) -> int:
    return crc32(example.document.encode()) % _FOLDS


def _relevance(examples: Sequence[Example]) -> _Folds:
    rows = [
        _Row(_fold(example), features, right, example.weight)
        for example in examples
        for features, right in zip(example.candidates, example.right, strict=True)
        if right is not None
    ]
    return _fit_folds(rows, names_of_features())


def _ranked(example: Example, relevance: Logistic) -> _Ranked:
    if not example.right:
        return _Ranked({}, first_is_right=False)
    names = names_of_features()
    values = [dict(zip(names, map(float, features), strict=True)) for features in example.candidates]
    scores = [relevance.probability(each) for each in values]
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    of_all = values_of_all([scores[place] for place in order], values[order[0]])
    return _Ranked(of_all, bool(example.right[order[0]]))


def _by_fold(known: Sequence[tuple[Example, _Ranked]], is_right: Callable[[Example], bool]) -> _Folds:
    rows = [
        _Row(_fold(example), np.array([*rank.values.values()], dtype=np.float32), is_right(example), example.weight)
        for example, rank in known
    ]
    return _fit_folds(rows, tuple(known[0][1].values))


class _Row(NamedTuple):
    fold: int
    features: Array
    right: bool
    weight: float


def _fit_folds(rows: Sequence[_Row], names: Sequence[str]) -> _Folds:
    folds = {}
    for left_out in (*range(_FOLDS), _ALL):
        kept = [row for row in rows if row.fold != left_out]
        features = np.array([row.features for row in kept], dtype=float)
        folds[left_out] = fit(features, [row.right for row in kept], [row.weight for row in kept], names)
    return folds


def _quantile(weighted: Iterable[tuple[float, float]], share: float) -> float:
    """Return the value below which a share of the weight lies; a half if there are no values."""
    found = sorted(weighted)
    total = sum(weight for _, weight in found)
    below = 0.0
    for value, weight in found:
        below += weight
        if below > share * total:
            return round(value, 4)
    return 0.5

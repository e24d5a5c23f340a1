"""Gathers what editors' questions say for and against the hits of a question. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from bot.answering.text_features import Column
from bot.questions.answer_types import AnswerType
from bot.search import Flags, Hit, Numbers, QuestionField, QuestionMatches, Shares, Table, TypeFlags, flags_of

_NOW = flags_of((AnswerType.now,))
_MOST_COMPARED = 3  # of a passage's questions
_LEAST_SCORE = 1e-9
_MOST_SHARE = 3.0  # a passage asked three times as often as others for a type is surely one for it


@dataclass(frozen=True)
class QuestionFeatures:
    """What editors' questions say of each hit; all 0 where they wrote none."""

    agreement: Column = 0.0  # how like its three likest questions are to the one that is asked, on average, 0 to 1
    likest_covers: Column = 0.0  # share of the asked question that the likest of them has, 0 to 1
    likest_covered: Column = 0.0  # share of that one that is asked, 0 to 1
    same_type: Column = 0.0  # 1 if both ask for an answer of the same type, 0 if of different ones, else between
    same_time: Column = 0.0  # 1 if both ask how things stand now, or neither does
    type_share: Column = 0.0  # how often the hit is asked for such an answer, as a multiple of the usual, up to 3
    unsaid_lead: Column = 0.0  # how far the best question that nothing answers outscores the hit's best, -1 to 1
    unsaid_score: Column = 0.0  # of that one for each word, in units of the rarest word's idf
    unsaid_likeness: Column = 0.0  # how like the likest of them is to the one that is asked, 0 to 1
    unsaid_margin: Column = 0.0  # how far it lies among those that nothing answers, as a classifier learnt from all


@dataclass(frozen=True)
class QuestionFeatureExtractor:
    """Compares the question that is asked with those that editors wrote."""

    field: QuestionField
    matches: QuestionMatches
    types: frozenset[AnswerType]  # of answers that are asked for
    words: int  # of the asked question that are not light, at least 1

    def features_of(self, hits: Sequence[Hit]) -> tuple[QuestionFeatures, Table]:
        """Return the features of hits, and how surely any question of each has each of `matches.terms`, 0 to 1."""
        owned = self._owned(hits)
        covers, covered = self.matches.covers[owned.numbers], self.matches.covered[owned.numbers]
        means = _harmonic_means(covers.astype(np.float64), covered.astype(np.float64))
        order, ranks = owned.ranked(means)
        best = order[ranks == 0]
        types = self.field.types[owned.numbers]
        highest = owned.highest(self.matches.scores[owned.numbers].astype(np.float64))
        unsaid_likeness, unsaid_highest = self._unsaid
        return QuestionFeatures(
            agreement=owned.summed(order[ranks < _MOST_COMPARED], means) / _MOST_COMPARED,
            likest_covers=owned.spread(covers[best]),
            likest_covered=owned.spread(covered[best]),
            same_type=owned.spread(self._same_type(types[best] & ~_NOW)),
            same_time=owned.spread((types[best] & _NOW > 0) == (AnswerType.now in self.types)),
            type_share=self._type_share(types, owned),
            unsaid_lead=(unsaid_highest - highest) / np.maximum(np.maximum(unsaid_highest, highest), _LEAST_SCORE),
            unsaid_score=unsaid_highest / (self.words * log(len(self.field.questions) + 1)),
            unsaid_likeness=unsaid_likeness,
            unsaid_margin=self.matches.unsaid_margin,
        ), owned.highest(self.matches.sure[:, owned.numbers].T.astype(np.float64))

    def _owned(self, hits: Sequence[Hit]) -> "_Owned":
        return _Owned(*self.field.of_each(np.array([hit.number for hit in hits], np.int64)))

    @cached_property
    def _unsaid(self) -> tuple[float, float]:
        """How like the likest question that nothing answers is to the asked one, and the highest score of any such."""
        return self.matches.closest_of(self.field.unsaid), self.matches.highest(self.field.unsaid)

    @cached_property
    def _asked(self) -> frozenset[AnswerType]:
        return self.types - {AnswerType.now}

    def _same_type(self, wrote: TypeFlags) -> Shares:
        """Tell which questions ask for a type that is asked for, or none if none is; 1/2 if one side asks for any."""
        if not self._asked:
            return np.where(wrote == 0, 1.0, 0.5)
        return np.where(wrote & flags_of(self._asked), 1.0, np.where(wrote == 0, 0.5, 0.0))

    def _type_share(self, types: TypeFlags, owned: "_Owned") -> Column:
        """Return how often each hit is asked for such an answer; `types` are those of its questions."""
        shares = [self._share_of(types & flag > 0, flag, owned) for flag in map(flags_of, zip(self._asked))]
        return np.minimum(np.max(shares, axis=0), _MOST_SHARE) if shares else 1.0

    def _share_of(self, asking: Flags, flag: np.uint32, owned: "_Owned") -> Shares:
        own = owned.summed(asking.nonzero()[0], asking) / np.maximum(owned.counts, 1)
        usual = self.field.usual(flag)
        return (own + usual / 2) / (1.5 * usual + 0.05)  # smoothed: few passages have many questions


@dataclass(frozen=True)
class _Owned:
    """The questions of some hits, those of one together."""

    numbers: Numbers
    counts: Numbers  # of the questions of each hit

    @cached_property
    def starts(self) -> Numbers:
        """The first question of each hit that has any."""
        return (self.counts.cumsum() - self.counts)[self.counts > 0]

    @cached_property
    def owners(self) -> Numbers:
        """The hit of each question."""
        return np.arange(len(self.counts)).repeat(self.counts)

    def ranked(self, values: Shares) -> tuple[Numbers, Numbers]:
        """Return the questions by hits and by values, 0 to 1, highest first; and the rank of each at its hit."""
        order = (2 * self.owners - values).argsort(kind="stable")
        return order, np.arange(len(order)) - self.starts.repeat(self.counts[self.counts > 0])

    def summed(self, places: Numbers, values: Shares | Flags) -> Shares:
        """Return for each hit the sum of what some of its questions have."""
        return np.bincount(self.owners[places], values[places], len(self.counts)).astype(np.float64)

    def highest(self, values: Table) -> Table:
        """Return for each hit the highest of what its questions have, 0 if it has none."""
        return self.spread(np.maximum.reduceat(values, self.starts, axis=0) if len(self.starts) else values)

    def spread(self, values: Table) -> Table:
        """Return for each hit what only those that have questions have a value of, 0 for the others."""
        spread = np.zeros((len(self.counts), *values.shape[1:]))
        spread[self.counts > 0] = values
        return spread


def _harmonic_means(one: Shares, other: Shares) -> Shares:
    both = one + other
    means: Shares = np.divide(2 * one * other, both, out=np.zeros_like(both), where=both > 0)
    return means

"""A question held against those that editors wrote: how like each is, and what passages they vote for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.search.asked_before import AskedBefore
from bot.search.best_places import best_places
from bot.search.postings import Numbers, Weights

_VOTES = (1.0, 0.5, 0.25)  # what the best, the second and the third question of a passage add to its score
_SHARES = np.array([*_VOTES, 0.0], dtype=np.float32)
_VOTERS = 400  # the best questions, of which these are taken
_LEAST_SAID = np.float32(1e-30)
_LEAST_LIKE = 0.2  # harmonic mean from which a question is like another at all

NO_VOTES: tuple[Numbers, Weights] = np.zeros(0, np.int64), np.zeros(0, np.float32)


@dataclass(frozen=True)
class QuestionMatches:
    """A question held against all others of the field."""

    questions: Sequence[AskedBefore]
    answered: range  # numbers of those that something here answers, the first
    scores: Weights  # by question, as are the next two
    covers: Weights  # share of the asked question that each has, 0 to 1
    covered: Weights  # share of each that is asked, 0 to 1
    terms: tuple[str, ...]  # of the asked question, by their stems
    sure: Weights  # for each of these a row: how surely each question has it, 0 to 1
    owners: Numbers
    unsaid_margin: float  # how far the question lies among those that nothing answers; 0 at the border

    @cached_property
    def votes(self) -> tuple[Numbers, Weights]:
        """The passages whose questions add to their scores, and what they add."""
        best = best_places(self.scores[: self.answered.stop], _VOTERS)
        owners = self.owners[best]
        order = np.argsort(owners, kind="stable")  # of one passage together, the best first
        owners, best = owners[order], best[order]
        if not len(order):
            return NO_VOTES
        starts = np.concatenate(([0], (owners[1:] != owners[:-1]).nonzero()[0] + 1))
        counts = np.concatenate((starts[1:], [len(order)])) - starts
        places = np.arange(len(order)) - starts.repeat(counts)
        shares = _SHARES[np.minimum(places, len(_VOTES))]
        return owners[starts], np.add.reduceat((shares * self.scores[best]).astype(np.float64), starts).astype(
            np.float32
        )

    @property
    def closest(self) -> float:
        """How like the likest of all questions is to the one that is asked, 0 to 1."""
        return self.closest_of(range(len(self.questions)))

    def closest_of(self, numbers: range) -> float:
        """Return how like the likest of some is to it, 0 to 1."""
        return float(self._means[numbers.start : numbers.stop].max(initial=0.0))

    def alike(self, most: int, least: float, having: Collection[str] = ()) -> list[AskedBefore]:
        """Return the `most` likest of all questions, likest first, that are at least so like it, 0 to 1.

        Of these only such as surely have each of some of its terms, by their stems.
        """
        likest = self._likest(self._means, most, least)
        rows = [row for row, term in enumerate(self.terms) if term in having] if likest else []
        return [self.questions[number] for number in likest if all(self.sure.item(row, number) >= 1.0 for row in rows)]

    def likest(self, most: int) -> list[AskedBefore]:
        """Return the `most` answered questions likest to the one that is asked; fewer if not so many are like it."""
        likest = self._likest(self._means[: self.answered.stop], most, _LEAST_LIKE)
        return [self.questions[number] for number in likest]

    def _likest(self, means: Weights, most: int, least: float) -> list[int]:
        like = (means >= least).nonzero()[0]
        order = (-means[like]).argsort(kind="stable")[:most]
        numbers: list[int] = like[order].tolist()
        return numbers

    @cached_property
    def _means(self) -> Weights:
        """The harmonic mean of both shares of each question."""
        both = np.maximum(self.covers + self.covered, _LEAST_SAID)  # 0 only where both are
        means: Weights = 2 * self.covers * self.covered / both
        return means

    def highest(self, numbers: range) -> float:
        """Return the highest score among some; 0 if there are none."""
        return float(self.scores[numbers.start : numbers.stop].max()) if numbers else 0.0

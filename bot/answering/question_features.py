"""Gathers what editors' questions say for and against the hits of a question. Pure."""

from dataclasses import dataclass
from functools import cached_property
from math import log

from bot.questions.answer_types import AnswerType
from bot.search import Answering, Hit, Likeness, QuestionField, QuestionMatches

_MOST_COMPARED = 3  # of a passage's questions
_MOST_SHARE = 3.0  # a passage asked three times as often as others for a type is surely one for it


@dataclass(frozen=True)
class QuestionFeatures:
    """What editors' questions say of one hit; all 0 where they wrote none."""

    agreement: float = 0.0  # how like its three likest questions are to the one that is asked, on average, 0 to 1
    likest_covers: float = 0.0  # share of the asked question that the likest of them has, 0 to 1
    likest_covered: float = 0.0  # share of that one that is asked, 0 to 1
    same_type: float = 0.0  # 1 if both ask for an answer of the same type, 0 if of different ones, else between
    same_time: float = 0.0  # 1 if both ask how things stand now, or neither does
    type_share: float = 0.0  # how often the hit is asked for such an answer, as a multiple of the usual, up to 3
    unsaid_lead: float = (
        0.0  # how much better the best question that nothing answers scores than the hit's best, -1 to 1
    )
    unsaid_score: float = 0.0  # of that one for each word, in units of the rarest word's idf
    unsaid_likeness: float = 0.0  # how like the likest of them is to the one that is asked, 0 to 1
    unsaid_margin: float = 0.0  # how far it lies among those that nothing answers, as a classifier learnt from all


@dataclass(frozen=True)
class QuestionFeatureExtractor:
    """Compares the question that is asked with those that editors wrote."""

    field: QuestionField
    matches: QuestionMatches
    types: frozenset[AnswerType]  # of answers that are asked for
    words: int  # of the asked question that are not light, at least 1

    def features_of(self, hit: Hit) -> QuestionFeatures:
        """Return the features of a hit."""
        own = self.field.of(hit.number)
        likest = self.matches.best(own, _MOST_COMPARED)
        best = likest[0] if likest else None
        unsaid_likeness, unsaid_highest = self._unsaid
        highest = self.matches.highest(own)
        return QuestionFeatures(
            agreement=sum(each.mean for each in likest) / _MOST_COMPARED,
            likest_covers=best.covers if best else 0.0,
            likest_covered=best.covered if best else 0.0,
            same_type=self._same_type(best) if best else 0.0,
            same_time=float(best is not None and (AnswerType.now in self.types) is self._is_now(best)),
            type_share=self._type_share(hit),
            unsaid_lead=_lead(unsaid_highest, highest),
            unsaid_score=unsaid_highest / (self.words * log(len(self.field.questions) + 1)),
            unsaid_likeness=unsaid_likeness,
            unsaid_margin=self.matches.unsaid_margin,
        )

    @cached_property
    def _unsaid(self) -> tuple[float, float]:
        """How like the likest question that nothing answers is to the asked one, and the highest score of any such."""
        likest = self.matches.best(self.field.unsaid, 1)
        return (likest[0].mean if likest else 0.0), self.matches.highest(self.field.unsaid)

    def pooled(self, hit: Hit) -> Answering:
        """Return how surely any of a hit's questions has each term of the asked one, by its stem."""
        return self.matches.pooled(self.field.of(hit.number))

    def _same_type(self, other: Likeness) -> float:
        asked, wrote = self.types - {AnswerType.now}, self.field.types_of(other.number) - {AnswerType.now}
        if asked & wrote or not (asked or wrote):
            return 1.0
        return 0.0 if asked and wrote else 0.5

    def _is_now(self, other: Likeness) -> bool:
        return AnswerType.now in self.field.types_of(other.number)

    def _type_share(self, hit: Hit) -> float:
        asked = self.types - {AnswerType.now}
        shares = (self.field.type_share(hit.number, answer_type) for answer_type in asked)
        return min(max(shares, default=1.0), _MOST_SHARE)


def _lead(one: float, other: float) -> float:
    return (one - other) / max(one, other, 1e-9)

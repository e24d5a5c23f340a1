"""Gathers what the texts of hits say for and against them, counted alike for all corpora. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from math import log

import numpy as np

from bot.answering.constraints import Constraints
from bot.answering.read_hits import ReadHits
from bot.questions.answer_types import NUMBERS, AnswerType, may_answer
from bot.search import Flags, Hit, Shares
from bot.text.kept import KeptByText

Column = Shares | Flags | float
"""A number for each hit, or one for all."""

_LEAST_NAMED = 0.5  # how surely a name, or a word for it, must be there
_THOUSAND = 1000  # entries
_LEAST_SCORE = 1e-9

_MAY_ANSWER = {kind: KeptByText(partial(may_answer, kind)) for kind in (AnswerType.when, AnswerType.how_many)}


@dataclass(frozen=True)
class TextFeatures:
    """What its text says of each hit; words count by their weights, what they say of the question's subject."""

    relative_score: Column  # share of the best hit's score, 0 to 1
    score: Column  # for each word of the question that is not light, in units of the rarest word's idf
    lead: Column  # share by which the best hit is ahead of the second, 0 to 1
    covered: Column  # share of the question that the passage has, 0 to 1
    covered_by_one: Column  # likewise, its best sentence
    missing: Column  # number of words of the question that passage and title lack
    missing_name: Column  # 1 if a rare name is missing: what is said of one country says nothing of another
    density: Column  # share of the best sentence's words that answer to the question, 0 to 1
    words: Column  # number of the question's words that are not light
    no_date: Column  # 1 if a date is asked for and the best sentence has none
    no_number: Column  # 1 if a number is asked for and the best sentence has none
    uncounted: Column  # 1 if a number of something is asked for and none is near it
    length: Column  # logarithm of the number of sentences: a long passage has words by chance
    # The more passages there are, the more their scores say: rarity means little among a dozen.
    size: Column  # logarithm of the number of the index's entries, in units of a thousand's; at most 1: none was fitted
    relative_covered: Column  # share of the best coverage, 0 to 1
    sized_score: Column  # size times relative score
    sized_covered: Column  # size times relative coverage
    sized_lead: Column  # size times lead
    meets: Column  # 1 if it has all that an answer must have
    unknown: Column  # number of the question's words that nothing here has
    # A value is what an answer of the asked type may be: a date, a number with its unit, a person, a place, a reason.
    asks_value: Column  # 1 if the question asks for one
    has_value: Column  # 1 if it does and the passage has one that the question does not name itself
    lacks_value: Column  # 1 if it does and the passage has none
    lacks_person: Column  # likewise, of each of these types
    lacks_place: Column
    lacks_reason: Column
    lacks_date: Column
    lacks_number: Column
    value_covered: Column  # share of the question that the best sentence with such a value has, 0 to 1


@dataclass(frozen=True)
class TextFeatureExtractor:
    """Weighs the hits of one question."""

    light: Collection[str]  # stems of the terms that say little
    names: frozenset[str]  # stems of what the question names that are rare enough to be missed
    constraints: Constraints
    entries: int  # of the index: its rarest word's idf is the unit of scores
    unknown: int  # number of the question's words that nothing here has

    def features_of(self, hits: Sequence[Hit], read: ReadHits, able: Sequence[bool]) -> TextFeatures:
        """Return the features of hits that have been read, of which it is given which may answer."""
        meets, scores = np.array(able), np.array([hit.text_score for hit in hits])
        rivals = meets if meets.any() else np.ones_like(meets)  # what cannot answer is no rival of what can
        highest, lead = _lead(scores[rivals])
        relative_score, covered = scores / highest, read.share(read.in_text)
        relative_covered = _shares_of_best(covered, float(covered[rivals].max()))
        size = min(log(self.entries) / log(_THOUSAND), 1.0)
        heavy = [column for stem, column in read.question.columns.items() if stem not in self.light]
        named = [read.question.columns[name] for name in self.names]
        said = read.best_sentences
        lacks = {
            kind: ~np.logical_or.reduceat(of, read.firsts) for kind, of in zip(read.kinds, read.valued.T, strict=True)
        }
        has_value = np.logical_or.reduceat(read.has_value, read.firsts)
        return TextFeatures(
            relative_score=relative_score,
            score=scores / (max(len(heavy), 1) * log(self.entries + 1)),
            lead=lead,
            covered=covered,
            covered_by_one=read.best_shares,
            missing=(1 - read.has[:, heavy]).sum(axis=1),
            missing_name=np.any(read.has[:, named] < _LEAST_NAMED, axis=1),
            density=read.covered.summed(read.covered.surely)[said] / np.maximum(read.covered.sizes[said], 1),
            words=len(heavy),
            no_date=self._lacking(AnswerType.when, read),
            no_number=self._lacking(AnswerType.how_many, read),
            uncounted=~read.counting(self.constraints.counted) if self.constraints.counted else 0.0,
            length=np.log(read.titles - read.firsts),
            size=size,
            relative_covered=relative_covered,
            sized_score=size * relative_score,
            sized_covered=size * relative_covered,
            sized_lead=size * lead,
            meets=meets,
            unknown=self.unknown,
            asks_value=bool(read.kinds),
            has_value=has_value,
            lacks_value=~has_value if read.kinds else 0.0,
            lacks_person=lacks.get(AnswerType.who, 0.0),
            lacks_place=lacks.get(AnswerType.where, 0.0),
            lacks_reason=lacks.get(AnswerType.why, 0.0),
            lacks_date=lacks.get(AnswerType.when, 0.0),
            lacks_number=np.any([lacks[kind] for kind in read.kinds if kind in NUMBERS], axis=0),
            value_covered=np.maximum.reduceat(read.shares * read.has_value, read.firsts),
        )

    def _lacking(self, answer_type: AnswerType, read: ReadHits) -> Column:
        """Tell which hits have no answer of a type in their best sentences, if it is asked for."""
        if answer_type not in self.constraints.answer_types:
            return 0.0
        sentences = (read.sentence(hit, text) for hit, text in enumerate(read.best_sentences.tolist()))
        return np.array([not _MAY_ANSWER[answer_type](sentence) for sentence in sentences])


def _lead(scores: Shares) -> tuple[float, float]:
    """Return the highest score, above 0, and the share by which it is ahead of the second; alone it is of nobody."""
    best, second = (*sorted(scores.tolist(), reverse=True), None)[:2]
    highest = max(best or 0.0, _LEAST_SCORE)
    return highest, 0.0 if second is None else 1 - second / highest


def _shares_of_best(values: Shares, best: float) -> Shares:
    return np.minimum(values / best, 1.0) if best else np.zeros_like(values)

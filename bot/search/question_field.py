"""Editors' questions as a field of the passages that answer them (document expansion, Nogueira et al. 2019).

Each question is a tiny text of its own. A passage is worth what its best questions score; questions that nothing here
answers tell what the sources do not say.
"""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log

import numpy as np

from bot.questions.answer_types import AnswerType, answer_types_of
from bot.questions.low_weight_terms import is_low_weight
from bot.search.best_places import best_places
from bot.search.field import Field
from bot.search.index_keys import keys_of
from bot.search.postings import Flags, Numbers, Weights
from bot.search.prepared import Prepared
from bot.search.term_matching import Matcher, Query
from bot.search.unsaid_classifier import UnsaidClassifier
from bot.search.word_groups import WordGroup
from bot.text.languages import Language, detect_language
from bot.text.terms import Term

_VOTES = (1.0, 0.5, 0.25)  # what the best, the second and the third question of a passage add to its score
_VOTERS = 400  # the best questions, of which these are taken
_FLOOR, _LIGHT = 0.25, 0.3  # least weight of a question's word; share of it that a word of low weight has
_LEAST_LIKE = 0.2  # harmonic mean from which a question is like another at all
_LEARNT_FROM = ("s|", "g|")  # keys of stems and letter pieces; the others added nothing
_LEAST_MASS = 0.3  # weight of a question that says anything
_GROUPS_KEPT = 2_000  # groups of words of which it is kept which questions have them

NO_VOTES: tuple[Numbers, Weights] = np.zeros(0, np.int64), np.zeros(0, np.float32)


@dataclass(frozen=True)
class AskedBefore:
    """A question as it stands in the index."""

    written: str  # as editors wrote it
    text: str  # in Arabic script or English
    passage: int | None  # number of the passage that answers it; None if nothing here does


@dataclass(frozen=True)
class Likeness:
    """How like a question of the field is to the one that is asked."""

    number: int  # of the question in the field
    score: float
    covers: float  # share of the asked question that it has, 0 to 1
    covered: float  # share of it that is asked, 0 to 1

    @property
    def mean(self) -> float:
        """The harmonic mean of both shares, 0 to 1."""
        both = self.covers + self.covered
        return 2 * self.covers * self.covered / both if both else 0.0


class QuestionField(Prepared):
    """The questions of one corpus, grouped by the passages that answer them."""

    _FORGOTTEN = frozenset({"_found"})

    def __init__(
        self,
        questions: Sequence[AskedBefore],
        terms: Mapping[AskedBefore, Sequence[Term]],
        passages: int,
        known: Container[str],
    ) -> None:
        """Index `questions`, not empty, with the terms of each, about as many `passages` as this."""
        self.passages = passages  # how many there are
        unsaid = passages  # sorts what nothing answers behind all that is answered
        self.questions = tuple(sorted(questions, key=lambda each: unsaid if each.passage is None else each.passage))
        self._owners = np.array([unsaid if each.passage is None else each.passage for each in self.questions])
        self._ends = np.searchsorted(self._owners, np.arange(passages), side="right")
        languages = [detect_language(each.text) or Language.ARABIC for each in self.questions]
        everywhere: Flags = np.ones(len(self.questions), dtype=bool)
        own = [terms[each] for each in self.questions]
        self._field = Field(own, languages, everywhere, known)
        self._known = known
        texts = [each.text for each in self.questions]
        self._classifier = UnsaidClassifier(texts, [self._keys(each) for each in own], self.unsaid)
        self._begin()
        self._rarest = log(len(self.questions) + 1)
        self._weights = self._weigh_stems(own)
        self._mass = np.maximum(self._field.weighed(self._weights), np.float32(_LEAST_MASS))
        self.types = [answer_types_of(each.text) for each in self.questions]
        self._type_shares = [self._shares(self.of(passage)) for passage in range(passages)]
        self._usual = self._shares(range(len(self.questions)))

    def _begin(self) -> None:
        self._found = lru_cache(_GROUPS_KEPT)(self._field.answering)

    def of(self, passage: int) -> range:
        """Return the numbers of the questions that a passage answers."""
        return range(int(self._ends[passage - 1]) if passage else 0, int(self._ends[passage]))

    @property
    def unsaid(self) -> range:
        """The numbers of the questions that nothing here answers."""
        return range(int(self._ends[-1]), len(self.questions))

    def frequency(self, stems: Collection[str]) -> int:
        """Return how many questions have any of these stems."""
        return self._field.frequency(stems)

    def type_share(self, passage: int, answer_type: AnswerType) -> float:
        """Return how often a passage is asked for this type of answer, as a multiple of how often any is."""
        own, usual = self._type_shares[passage].get(answer_type, 0.0), self._usual.get(answer_type, 0.0)
        return (own + usual / 2) / (1.5 * usual + 0.05)  # smoothed: few passages have many questions

    def match(
        self, query: Query, matcher: Matcher, weights: Mapping[str, float], left_out: Numbers, itself: Sequence[int]
    ) -> "QuestionMatches":
        """Hold a question against all others but those `left_out`; `weights` are those of its terms.

        `itself` are the numbers of the editors' questions that it is, if it is one of them.
        """
        with self._field.scored(query.groups) as found:
            scores = found.copy()
        terms, sure = self._answering(query.groups)
        scores[left_out] = 0.0
        sure[:, left_out] = 0.0
        own = self._weights
        asked = {stem: max(of.values()) * own[stem] for stem, of in matcher.stems.items() if stem in own}
        covered = np.minimum(self._field.weighed(asked) / self._mass, np.float32(1.0))
        total = max(sum(weights.values()), _LEAST_MASS)
        covers = np.array([weights[term] / total for term in terms], dtype=np.float32) @ sure
        margin = self._classifier.margin(self._keys(query.terms), itself)
        return QuestionMatches(self, scores, covers, covered, terms, sure, self._owners, margin)

    def _keys(self, terms: Sequence[Term]) -> list[str]:
        """Return what the classifier goes by: the stems and the letter pieces of the terms."""
        return [
            key for term in terms for key in keys_of(term, self._known.__contains__) if key.startswith(_LEARNT_FROM)
        ]

    def _answering(self, groups: Sequence[WordGroup]) -> tuple[tuple[str, ...], Weights]:
        """Return the terms of a question, and for each of them how surely each question has it."""
        found = [self._found(group) for group in groups]
        terms = {term: place for place, term in enumerate(dict.fromkeys(term for each in found for term in each))}
        sure = np.zeros((len(terms), len(self.questions)), dtype=np.float32)
        for each in found:
            for term, (places, surely) in each.items():
                row = sure[terms[term]]
                row[places] = np.maximum(row[places], surely)
        return tuple(terms), sure

    def _weigh_stems(self, questions: Sequence[Sequence[Term]]) -> Mapping[str, float]:
        terms = {term.text: term for question in questions for term in question}
        return {
            stem: (_FLOOR + 1 - log(max(self._field.frequency([stem]), 1)) / self._rarest)
            * (_LIGHT if is_low_weight(term) else 1.0)
            for stem, term in terms.items()
        }

    def _shares(self, numbers: range) -> Mapping[AnswerType, float]:
        asked = [self.types[number] for number in numbers]
        return {kind: sum(kind in types for types in asked) / len(asked) for kind in AnswerType} if asked else {}


@dataclass(frozen=True)
class QuestionMatches:
    """A question held against all others of the field."""

    field: QuestionField
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
        best = best_places(self.scores[: self.field.unsaid.start], _VOTERS)
        owners = self.owners[best]
        order = np.argsort(owners, kind="stable")  # of one passage together, the best first
        passages, starts, counts = np.unique(owners[order], return_index=True, return_counts=True)
        places = np.arange(len(order)) - starts.repeat(counts)
        shares = np.array([*_VOTES, 0.0], dtype=np.float32)[np.minimum(places, len(_VOTES))]
        return passages, np.bincount(owners[order], shares * self.scores[best[order]])[passages].astype(np.float32)

    def best(self, numbers: range, most: int) -> list[Likeness]:
        """Return the `most` likest questions among some, likest first."""
        if not numbers:
            return []
        piece = slice(numbers.start, numbers.stop)
        covers, covered = self.covers[piece], self.covered[piece]
        both = covers + covered
        means = np.divide(2 * covers * covered, both, out=np.zeros_like(both), where=both > 0)
        order = np.argsort(-means, kind="stable")[:most] + numbers.start
        return [
            Likeness(int(number), float(self.scores[number]), float(self.covers[number]), float(self.covered[number]))
            for number in order
        ]

    def likest(self, most: int) -> list[AskedBefore]:
        """Return the `most` answered questions likest to the one that is asked; fewer if not so many are like it."""
        likest = self.best(range(self.field.unsaid.start), most)
        return [self.field.questions[each.number] for each in likest if each.mean >= _LEAST_LIKE]

    def highest(self, numbers: range) -> float:
        """Return the highest score among some; 0 if there are none."""
        return float(self.scores[numbers.start : numbers.stop].max()) if numbers else 0.0

    def pooled(self, numbers: range) -> Mapping[str, float]:
        """Return how surely any of some questions has each term of the one that is asked, 0 to 1."""
        piece = slice(numbers.start, numbers.stop)
        return dict(zip(self.terms, self.sure[:, piece].max(axis=1).tolist(), strict=True)) if numbers else {}

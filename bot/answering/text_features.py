"""Gathers what the texts of hits say for and against them, counted alike for all corpora. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from math import fsum, log
from typing import NamedTuple

from bot.answering.answer_values import WITH_VALUES, is_asked, values_of
from bot.answering.constraints import Constraints
from bot.questions.answer_types import NUMBERS, AnswerType, counts, may_answer
from bot.search import Answering, Credits, Hit, KnownNames, Matcher, best_of
from bot.text.terms import find_terms

_LEAST_NAMED = 0.5  # how surely a name, or a word for it, must be there
_LEAST_SAID = 0.3  # weight of a question that says anything: "who made you?" is all light words
_THOUSAND = 1000  # entries
_LEAST_SCORE = 1e-9


@dataclass(frozen=True)
class TextFeatures:
    """What its text says of one hit; words count by their weights, what they say of the question's subject."""

    relative_score: float  # share of the best hit's score, 0 to 1
    score: float  # for each word of the question that is not light, in units of the rarest word's idf
    lead: float  # share by which the best hit is ahead of the second, 0 to 1
    covered: float  # share of the question that the passage has, 0 to 1
    covered_by_one: float  # likewise, its best sentence
    missing: float  # number of words of the question that passage and title lack
    missing_name: float  # 1 if a rare name is missing: what is said of one country says nothing of another
    density: float  # share of the best sentence's words that answer to the question, 0 to 1
    words: float  # number of the question's words that are not light
    no_date: float  # 1 if a date is asked for and the best sentence has none
    no_number: float  # 1 if a number is asked for and the best sentence has none
    uncounted: float  # 1 if a number of something is asked for and none is near it
    length: float  # logarithm of the number of sentences: a long passage has words by chance
    # The more passages there are, the more their scores say: rarity means little among a dozen.
    size: float  # logarithm of the number of the index's entries, in units of a thousand's; at most 1: none was fitted
    relative_covered: float  # share of the best coverage, 0 to 1
    sized_score: float  # size times relative score
    sized_covered: float  # size times relative coverage
    sized_lead: float  # size times lead
    meets: float  # 1 if it has all that an answer must have
    unknown: float  # number of the question's words that nothing here has
    # A value is what an answer of the asked type may be: a date, a number with its unit, a person, a place, a reason.
    asks_value: float  # 1 if the question asks for one
    has_value: float  # 1 if it does and the passage has one that the question does not name itself
    lacks_value: float  # 1 if it does and the passage has none
    lacks_person: float  # likewise, of each of these types
    lacks_place: float
    lacks_reason: float
    lacks_date: float
    lacks_number: float
    value_covered: float  # share of the question that the best sentence with such a value has, 0 to 1


class _Coverage(NamedTuple):
    """What a hit has of the question."""

    sentences: Sequence[str]
    each: Sequence[Answering]  # by sentence
    valued: Sequence[frozenset[AnswerType]]  # by sentence, the asked types of which it has a value
    in_text: Answering
    covered: float  # share of the question, 0 to 1


class _Beside(NamedTuple):
    """How a hit stands beside the others."""

    score: float  # share of the best text score, 0 to 1
    lead: float  # share by which the best hit is ahead of the second, 0 to 1
    covered: float  # share of the best coverage, 0 to 1
    meets: bool


@dataclass(frozen=True)
class TextFeatureExtractor:
    """Weighs the hits of one question."""

    matcher: Matcher
    weights: Mapping[str, float]  # of the question's terms, by their stems
    light: Collection[str]  # stems of the terms that say little
    constraints: Constraints
    types: frozenset[AnswerType]  # of answers that are asked for
    least_name: float  # weight from which a name is missed
    entries: int  # of the index: its rarest word's idf is the unit of scores
    unknown: int  # number of the question's words that nothing here has
    credits: Credits  # naming a source says nothing of the matter
    names: KnownNames

    def features_of(self, hits: Sequence[Hit], able: Sequence[bool]) -> list[TextFeatures]:
        """Return the features of each of the hits, in their order, with which of them may answer."""
        coverages = [self._cover(hit) for hit in hits]
        both = list(zip(hits, coverages, strict=True))
        rivals = list(compress(both, able)) or both  # what cannot answer is no rival of what can
        scores = sorted((hit.text_score for hit, _ in rivals), reverse=True)
        highest = max(scores[0], _LEAST_SCORE)
        lead = 1 - scores[1] / highest if len(scores) > 1 else 0.0  # alone it is ahead of nobody
        best = max((read.covered for _, read in rivals), default=0.0)
        return [
            self._weigh(hit, read, _Beside(hit.text_score / highest, lead, _share(read.covered, best), meets))
            for (hit, read), meets in zip(both, able, strict=True)
        ]

    def has(self, hit: Hit) -> Answering:
        """Return how surely the text of a hit or its title has each term of the question, by its stem."""
        return self.matcher.covered(self.credits.without(hit.text), _title(hit))

    def _lacks_name(self, found: Answering) -> bool:
        return any(
            found.get(name, 0.0) < _LEAST_NAMED and self.weights[name] >= self.least_name for name in self.matcher.names
        )

    def _cover(self, hit: Hit) -> _Coverage:
        sentences = self.credits.sentences_without(hit.text)
        each = [self.matcher.covered(sentence) for sentence in sentences]
        valued = [self._values_in(sentence) for sentence in sentences]
        in_text = best_of(*each)
        return _Coverage(sentences, each, valued, in_text, self._share(in_text))

    def _values_in(self, sentence: str) -> frozenset[AnswerType]:
        """Return the asked types of which a sentence has a value that the question does not name itself."""
        return frozenset(
            kind
            for kind in self._asked_values
            if any(not is_asked(sentence, value, self.matcher) for value in values_of(kind, sentence, self.names))
        )

    @cached_property
    def _asked_values(self) -> frozenset[AnswerType]:
        return self.types & WITH_VALUES

    def _weigh(self, hit: Hit, read: _Coverage, beside: _Beside) -> TextFeatures:
        found = best_of(read.in_text, self.matcher.covered(_title(hit)))
        shares = [self._share(covered) for covered in read.each]
        said = read.sentences[shares.index(max(shares))]
        lacking = {stem: 1 - found.get(stem, 0.0) for stem in self.weights if stem not in self.light}
        lacks = self._asked_values.difference(*read.valued)
        size = min(log(self.entries) / log(_THOUSAND), 1.0)
        return TextFeatures(
            relative_score=beside.score,
            score=hit.text_score / (max(len(lacking), 1) * log(self.entries + 1)),
            lead=beside.lead,
            covered=read.covered,
            covered_by_one=max(shares),
            missing=fsum(lacking.values()),
            missing_name=float(self._lacks_name(found)),
            density=fsum(match.surely for match in self.matcher.matches(said)) / max(len(find_terms(said)), 1),
            words=len(lacking),
            no_date=float(self._lacks(AnswerType.when, said)),
            no_number=float(self._lacks(AnswerType.how_many, said)),
            uncounted=float(bool(self.constraints.counted) and not any(map(self._counts, read.sentences))),
            length=log(len(read.sentences)),
            size=size,
            relative_covered=beside.covered,
            sized_score=size * beside.score,
            sized_covered=size * beside.covered,
            sized_lead=size * beside.lead,
            meets=float(beside.meets),
            unknown=float(self.unknown),
            asks_value=float(bool(self._asked_values)),
            has_value=float(any(read.valued)),
            lacks_value=float(bool(self._asked_values) and not any(read.valued)),
            lacks_person=float(AnswerType.who in lacks),
            lacks_place=float(AnswerType.where in lacks),
            lacks_reason=float(AnswerType.why in lacks),
            lacks_date=float(AnswerType.when in lacks),
            lacks_number=float(not lacks.isdisjoint(NUMBERS)),
            value_covered=max(compress(shares, read.valued), default=0.0),
        )

    def _share(self, found: Mapping[str, float]) -> float:
        # Exact sums, which do not depend on the order.
        said = fsum(self.weights[stem] * surely for stem, surely in found.items())
        return said / self._all_said

    @cached_property
    def _all_said(self) -> float:
        return max(fsum(self.weights.values()), _LEAST_SAID)

    def _counts(self, sentence: str) -> bool:
        """Tell whether a sentence has a number of what is counted."""
        places = self.matcher.places_of(self.constraints.counted, sentence)
        return counts(sentence, places)

    def _lacks(self, answer_type: AnswerType, sentence: str) -> bool:
        return answer_type in self.constraints.answer_types and not may_answer(answer_type, sentence)


def _title(hit: Hit) -> str:
    return hit.passage.document.version(hit.language).title


def _share(value: float, of: float) -> float:
    return min(value / of, 1.0) if of else 0.0

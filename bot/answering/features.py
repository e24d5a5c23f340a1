"""Puts together what speaks for and against the hits of a question: their texts, editors' questions, time. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from math import fsum
from operator import attrgetter

from bot.answering.question_features import QuestionFeatureExtractor, QuestionFeatures
from bot.answering.text_features import TextFeatureExtractor, TextFeatures
from bot.questions.answer_types import AnswerType
from bot.search import Hit, best_of

_LEAST_SAID = 0.3  # weight of a question that says anything


@dataclass(frozen=True)
class PooledFeatures:
    """What a hit has by its text, its title and its questions taken together."""

    place: float  # 1 for the best by score, 1/2 for the second and so on
    share_of_best: float  # of the best score, 0 to 1
    pooled: float  # share of the question that any of them has, 0 to 1
    pooled_missing: float  # number of the question's words that none has, light ones left out
    pooled_names: float  # how surely the name that is missed most is there, 0 to 1; 1 if the question names nothing
    pooled_focus: float  # how surely what is asked about first is there, 0 to 1
    newest_now: float  # place in time among all passages, 0 to 1 for the newest, if the question asks how things stand
    newest_undated: float  # likewise if it names no time
    newest_dated: float  # likewise if it names one


@dataclass(frozen=True)
class QuestionTime:
    """What time a question speaks of."""

    now: bool
    dated: bool


@dataclass(frozen=True)
class FeatureExtractor:
    """Weighs the hits of one question."""

    texts: TextFeatureExtractor
    questions: QuestionFeatureExtractor | None  # None if editors wrote no questions
    names: Collection[str]  # stems of what the question names
    focus: str | None  # stem of what it asks about first
    time: QuestionTime
    newness: Sequence[float]  # of each passage of the index, 0 to 1 for the newest

    def values_of(self, hits: Sequence[Hit], able: Sequence[bool]) -> list["Values"]:
        """Return the features of each of the hits, which are given best first, with which of them may answer."""
        if not hits:
            return []
        texts = self.texts.features_of(hits, able)
        return [
            {
                **_named(text),
                **_named(self.questions.features_of(hit) if self.questions else _NO_QUESTIONS),
                **_named(self._pool(hit, place, hits[0].score)),
            }
            for place, (hit, text) in enumerate(zip(hits, texts, strict=True), 1)
        ]

    def _pool(self, hit: Hit, place: int, highest: float) -> PooledFeatures:
        found = best_of(self.texts.has(hit), self.questions.pooled(hit) if self.questions else {})
        weights = self.texts.weights
        newness = self.newness[hit.number]
        return PooledFeatures(
            place=1 / place,
            share_of_best=hit.score / highest,
            pooled=fsum(weights[term] * surely for term, surely in found.items())
            / max(fsum(weights.values()), _LEAST_SAID),
            pooled_missing=fsum(1 - found.get(term, 0.0) for term in weights if term not in self.texts.light),
            pooled_names=min((found.get(name, 0.0) for name in self.names), default=1.0),
            pooled_focus=found.get(self.focus, 0.0) if self.focus else 1.0,
            newest_now=newness * self.time.now,
            newest_undated=newness * (not self.time.now and not self.time.dated),
            newest_dated=newness * self.time.dated,
        )


Values = Mapping[str, float]  # features by their names
_NO_QUESTIONS = QuestionFeatures()
_Group = TextFeatures | QuestionFeatures | PooledFeatures
_NAMES = {
    group: tuple(field.name for field in fields(group)) for group in (TextFeatures, QuestionFeatures, PooledFeatures)
}
_READERS = {group: attrgetter(*names) for group, names in _NAMES.items()}


def _named(features: _Group) -> Values:
    return dict(zip(_NAMES[type(features)], _READERS[type(features)](features), strict=True))


def names_of_features() -> tuple[str, ...]:
    """Return the name of every feature; none stands there twice."""
    return tuple(name for names in _NAMES.values() for name in names)


def asks_now(types: Collection[AnswerType]) -> bool:
    """Tell whether a question of these types asks how things stand."""
    return AnswerType.now in types

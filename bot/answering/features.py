"""Puts together what speaks for and against the hits of a question: their texts, editors' questions, time. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

import numpy as np

from bot.answering.question_features import QuestionFeatureExtractor, QuestionFeatures
from bot.answering.read_hits import HitReader, ReadHits
from bot.answering.text_features import Column, TextFeatureExtractor, TextFeatures
from bot.questions.answer_types import AnswerType
from bot.search import Hit, Shares, Table


@dataclass(frozen=True)
class PooledFeatures:
    """What each hit has by its text, its title and its questions taken together."""

    place: Column  # 1 for the best by score, 1/2 for the second and so on
    share_of_best: Column  # of the best score, 0 to 1
    pooled: Column  # share of the question that any of them has, 0 to 1
    pooled_missing: Column  # number of the question's words that none has, light ones left out
    pooled_names: Column  # how surely the name that is missed most is there, 0 to 1; 1 if the question names nothing
    pooled_focus: Column  # how surely what is asked about first is there, 0 to 1
    newest_now: Column  # place in time among all passages, 0 to 1 for the newest, if the question asks how things stand
    newest_undated: Column  # likewise if it names no time
    newest_dated: Column  # likewise if it names one


@dataclass(frozen=True)
class QuestionTime:
    """What time a question speaks of."""

    now: bool
    dated: bool


@dataclass(frozen=True)
class FeatureExtractor:
    """Weighs the hits of one question."""

    reader: HitReader
    texts: TextFeatureExtractor
    questions: QuestionFeatureExtractor | None  # None if editors wrote no questions
    names: Collection[str]  # stems of what the question names
    focus: str | None  # stem of what it asks about first
    time: QuestionTime
    newness: Sequence[float]  # of each passage of the index, 0 to 1 for the newest

    def table_of(self, hits: Sequence[Hit], able: Sequence[bool], read: ReadHits | None) -> Table:
        """Return a row for each of the hits, which are given best first, with which of them may answer.

        The columns are in the order of `names_of_features`.
        """
        if read is None:
            return np.zeros((0, len(_ALL_NAMES)))
        asked, has = _NO_QUESTIONS, read.has
        if self.questions:
            asked, by_questions = self.questions.features_of(hits)
            columns = [read.question.columns[term] for term in self.questions.matches.terms]
            has = has.copy()
            has[:, columns] = np.maximum(has[:, columns], by_questions)
        groups = (self.texts.features_of(hits, read, able), asked, self._pool(hits, read, has))
        values = (value for group in groups for value in _READERS[type(group)](group))
        table = np.empty((len(hits), len(_ALL_NAMES)))
        for column, value in enumerate(values):
            table[:, column] = value
        return table

    def _pool(self, hits: Sequence[Hit], read: ReadHits, has: Table) -> PooledFeatures:
        columns = read.question.columns
        heavy = [column for term, column in columns.items() if term not in self.texts.light]
        scores = np.array([hit.score for hit in hits])
        newness = np.array([self.newness[hit.number] for hit in hits])
        return PooledFeatures(
            place=1 / np.arange(1, len(hits) + 1),
            share_of_best=scores / scores[0],
            pooled=read.share(has),
            pooled_missing=(1 - has[:, heavy]).sum(axis=1),
            pooled_names=has[:, [columns[name] for name in self.names]].min(axis=1, initial=1.0),
            pooled_focus=has[:, columns[self.focus]] if self.focus else 1.0,
            newest_now=newness * self.time.now,
            newest_undated=newness * (not self.time.now and not self.time.dated),
            newest_dated=newness * self.time.dated,
        )


Values = Mapping[str, float]  # features by their names
_NO_QUESTIONS = QuestionFeatures()
_NAMES = {
    group: tuple(field.name for field in fields(group)) for group in (TextFeatures, QuestionFeatures, PooledFeatures)
}
_READERS = {group: attrgetter(*names) for group, names in _NAMES.items()}
_ALL_NAMES = tuple(name for names in _NAMES.values() for name in names)


def named(row: Shares) -> Values:
    """Return a row of features by their names."""
    return dict(zip(_ALL_NAMES, row.tolist(), strict=True))


def names_of_features() -> tuple[str, ...]:
    """Return the name of every feature; none stands there twice."""
    return _ALL_NAMES


def asks_now(types: Collection[AnswerType]) -> bool:
    """Tell whether a question of these types asks how things stand."""
    return AnswerType.now in types

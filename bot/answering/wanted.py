"""What a quote is to have: the question as it is looked for in a text, and by what quotes are judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pydantic import BaseModel, ConfigDict

from bot.answering.logistic import Logistic
from bot.answering.span_ranking import SpanRanking
from bot.questions.answer_types import AnswerType
from bot.search import Covered, Credits, Flags, KnownNames, Query, QuestionWords, Shares, Table, TextWords, Vocabulary


class Quoting(BaseModel):
    """The tables by which a quote is chosen, and the answer in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sentences: Logistic = Logistic(intercept=0.0, coefficients={})  # of one sentence: whether it has the answer
    spans: SpanRanking = SpanRanking()


class AskedWords:
    """The words of a question, to be looked for in texts."""

    def __init__(self, query: Query, vocabulary: Vocabulary, words: QuestionWords | None = None) -> None:
        """Look for a question in texts whose words `vocabulary` has; `words` is that for some of these."""
        self._query, self.vocabulary = query, vocabulary
        self._words = words or QuestionWords(query, vocabulary)

    @property
    def terms(self) -> Sequence[str]:
        """Its terms, by their stems, in the order of the columns of tables."""
        return self._words.terms

    def cover(self, *texts: TextWords) -> Covered:
        """Return what texts, not none, have of the question."""
        return self._looking().cover(texts)

    def alone(self, text: TextWords) -> Flags:
        """Tell which words of a text answer to the question by themselves, whatever they stand with."""
        return self._looking().alone(text)

    def _looking(self) -> QuestionWords:
        if self._words.known < len(self.vocabulary):  # texts have been read since
            self._words = QuestionWords(self._query, self.vocabulary)
        return self._words


@dataclass(frozen=True)
class Wanted:
    """What a quote is to have."""

    words: AskedWords  # of the question
    weights: Mapping[str, float]  # of its terms, by their stems
    types: frozenset[AnswerType]  # of answers that it asks for
    credits: Credits
    names: KnownNames
    quoting: Quoting
    focus: frozenset[str] = frozenset()  # stems of what the question asks one of: "base" in "which base?"

    def share(self, found: Table) -> Shares:
        """Return what share of the question each row has, by how surely it has each term; 0 to 1."""
        shares: Shares = (found * self._shares).sum(axis=1)  # row by row alike, so that equal ones remain equal
        return shares

    def best_share(self, found: Table) -> Shares:
        """Return what share the one term has of which each row has most."""
        shares: Shares = np.maximum.reduce(found * self._shares, axis=1, initial=0.0)
        return shares

    @cached_property
    def _shares(self) -> Shares:
        """What share of the question each term is, as the columns of tables have them."""
        return np.array([self.weights.get(term, 0.0) for term in self.words.terms]) / (
            sum(self.weights.values()) or 1.0
        )

    @cached_property
    def kinds(self) -> Sequence[int]:
        """The columns of what the question asks one of."""
        return [column for column, term in enumerate(self.words.terms) if term in self.focus]

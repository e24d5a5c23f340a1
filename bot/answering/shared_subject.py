"""Tells which further questions share the subject of the one asked: its rarest words and most others. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.search import Index, Query, QuestionWords, TextWords, Vocabulary

_AMONG_RAREST = 0.95  # of the weight of the rarest word
_SURELY = 0.65  # how surely a further question has a word of the one asked
_LEAST_SHARED = 0.65  # of the weight of all words
_MANY = 100  # editors' questions, from which it tells something that a word is rare


@dataclass(frozen=True)
class Subject:
    """What a question is about."""

    query: Query
    weights: Mapping[str, float]  # of its terms, by their stems

    def shared_by(self, questions: Sequence[TextWords], vocabulary: Vocabulary) -> list[bool]:
        """Tell of each of some questions, whose words `vocabulary` has, whether it has what this one is about."""
        if not questions:
            return []
        words = QuestionWords(self.query, vocabulary)
        has = words.cover(questions).texts
        weights = np.array([self.weights[term] for term in words.terms])
        rarest = weights >= _AMONG_RAREST * weights.max(initial=0.0)
        have_rarest = (has[:, rarest] >= _SURELY).all(axis=1)
        shared: list[bool] = (have_rarest & (has @ weights >= _LEAST_SHARED * weights.sum())).tolist()
        return shared


def subject_of(query: Query, weights: Mapping[str, float], index: Index) -> Subject | None:
    """Return what a question is about; None where too little is asked to tell, and any question may share it."""
    return Subject(query, weights) if index.questions and len(index.questions.questions) >= _MANY else None

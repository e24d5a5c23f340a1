"""Tells whether a further question shares the subject of the one asked: its rarest words and most others. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.search import Index, Matcher

_AMONG_RAREST = 0.95  # of the weight of the rarest word
_SURELY = 0.65  # how surely a further question has a word of the one asked
_LEAST_SHARED = 0.65  # of the weight of all words
_MANY = 100  # editors' questions, from which it tells something that a word is rare


@dataclass(frozen=True)
class Subject:
    """What a question is about."""

    matcher: Matcher  # of the question
    weights: Mapping[str, float]  # of its terms, by their stems

    def is_shared_by(self, question: str) -> bool:
        """Tell whether another question has what this one is about."""
        found, weights = self.matcher.covered(question), self.weights
        least = _AMONG_RAREST * max(weights.values(), default=0.0)
        if any(weight >= least and found.get(stem, 0.0) < _SURELY for stem, weight in weights.items()):
            return False
        shared = sum(weight * found.get(stem, 0.0) for stem, weight in weights.items())
        return shared >= _LEAST_SHARED * sum(weights.values())


def subject_of(matcher: Matcher, weights: Mapping[str, float], index: Index) -> Subject | None:
    """Return what a question is about; None where too little is asked to tell, and any question may share it."""
    return Subject(matcher, weights) if index.questions and len(index.questions.questions) >= _MANY else None

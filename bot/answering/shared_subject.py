"""Tells whether a further question shares the subject of the one asked: its rarest words and most others. Pure."""

from collections.abc import Callable

from bot.answering.answers import Answer
from bot.answering.understanding import understand
from bot.questions.asking import as_asked
from bot.search import Index, Matcher

_AMONG_RAREST = 0.95  # of the weight of the rarest word
_SURELY = 0.65  # how surely a further question has a word of the one asked
_LEAST_SHARED = 0.65  # of the weight of all words
_MANY = 100  # editors' questions, from which it tells something that a word is rare


def sharing_subject(answer: Answer, index: Index) -> Callable[[str], bool]:
    """Return what tells whether a further question has what an answered one is about."""
    if not index.questions or len(index.questions.questions) < _MANY:
        return lambda _: True
    query = understand(as_asked(answer.question), index, answer.follows).query
    weights, matcher = index.weights(query), Matcher(query)
    rarest = max(weights.values(), default=0.0)
    subject = [stem for stem, weight in weights.items() if weight >= _AMONG_RAREST * rarest]

    def shares(question: str) -> bool:
        found = matcher.covered(question)
        shared = sum(weight * found.get(stem, 0.0) for stem, weight in weights.items())
        has_subject = all(found.get(stem, 0.0) >= _SURELY for stem in subject)
        return has_subject and shared >= _LEAST_SHARED * sum(weights.values())

    return shares

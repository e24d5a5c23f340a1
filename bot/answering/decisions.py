"""Finds what editors decided of the very question that is asked: their word goes before all likelihood. Pure."""

from dataclasses import dataclass

from bot.answering.understanding import Understood, understand
from bot.expansion import is_small_word
from bot.questions.asking import as_asked
from bot.search import Found, Index
from bot.text.terms import find_words

_LEAST_LIKE, _MOST_LOOKED_AT = 0.7, 8  # of 1; questions: the same words are found among the likest


@dataclass(frozen=True)
class Decision:
    """What editors say of a question."""

    passages: frozenset[int]  # numbers in the index of those that answer it; none if the sources do not say
    is_off_topic: bool = False


def decision_on(asked: Understood, found: Found, index: Index) -> Decision | None:
    """Return what editors decided of a question; None if none of them wrote it so, or it follows another."""
    if asked.follows or not found.matches:
        return None
    words = tuple(term.word for term in find_words(asked.text))
    # The very words of the question stand in the same one, but for small ones that may be misspelt there.
    surely = {term.text for term in asked.query.terms if not is_small_word(term.word)}
    likest = found.matches.alike(_MOST_LOOKED_AT, _LEAST_LIKE, surely)
    same = [each for each in likest if index.words_meant(each.written) == words]
    if not same:
        return None
    answering = frozenset(each.passage for each in same if each.passage is not None)
    return Decision(answering, all(each.is_off_topic for each in same))


def decision_alone(question: str, index: Index) -> Decision | None:
    """Return what editors decided of a question that is asked by itself; None if none of them wrote it so."""
    asked = understand(as_asked(question), index)
    return decision_on(asked, index.search(asked.query), index)


def is_decided(question: str, index: Index) -> bool:
    """Tell whether editors wrote this very question."""
    return decision_alone(question, index) is not None

"""Reads a question: what it asks for, together with the earlier questions that it follows up. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.constraints import Constraints, constraints_of
from bot.questions.answer_types import AnswerType, answer_types_of
from bot.questions.asking import as_asked
from bot.questions.small_talk import SmallTalk, small_talk_in
from bot.questions.surroundings import without_surroundings
from bot.search import Index, Query
from bot.text.kept import Asked

_RARE = 0.9  # weight from which a name is not missing by chance; "Iraq" goes without saying in most passages
_MOST_BETWEEN = 6  # follow-ups that another is read with
_FEW_TERMS = 2  # a question with fewer that say something is read together with the one before


@dataclass(frozen=True)
class Understood:
    """A question as it is read, with the one before it where it says little."""

    text: str
    query: Query
    constraints: Constraints
    types: frozenset[AnswerType]
    least_name: float  # weight from which a name that is missing tells
    follows: tuple[str, ...] = ()  # the earlier questions that it is read with, the latest last; () if it says enough
    own: Query | None = None  # what a follow-up says itself; None if it says nothing itself
    own_types: frozenset[AnswerType] = frozenset()  # of answers that a follow-up asks for itself
    is_bare: bool = False  # whether a follow-up has no other words: "why?"
    replaced: frozenset[str] = frozenset()  # stems of earlier names that a follow-up names others for: "and in Syria?"


def understand(question: str, index: Index, previous: Sequence[str] = ()) -> Understood:
    """Return a question as it is read; one that says little is read with what of `previous` it follows up."""
    asks_more = (
        bool(previous) and small_talk_in(question) is SmallTalk.more
    )  # of the one before: it says nothing itself
    text = Asked("" if asks_more else read_alone(question, index))
    query = index.understand(text)
    own = query.saying
    if own and previous and previous[-1].split() == question.split():  # asked again, not followed up
        previous = previous[:-1]
    follows = _followed(previous, index) if len(own) < _FEW_TERMS else ()
    if not follows:
        return Understood(text, query, constraints_of(text), answer_types_of(text), _RARE)
    # What says something itself goes on from the question that says enough, else from the last one too.
    read_with = dict.fromkeys((follows[0], *(() if own else follows[-1:])))
    before = Asked(index.as_meant("\n\n".join(map(as_asked, read_with))))
    together = Asked(f"{text}\n\n{before}")  # two paragraphs: no date or phrase goes over
    both = index.understand(together)
    names = query.names or both.names  # "and in Erbil?" is no longer about Baghdad
    own_types = answer_types_of(text)
    least_name = 0.0 if query.names else _RARE  # what a follow-up names is all that it asks
    return Understood(
        together,
        replace(both, names=names),
        constraints_of(text, before),
        own_types or answer_types_of(before),
        least_name,
        follows,
        query if own else None,
        own_types,
        is_bare=not query.terms,
        replaced=both.names - query.names if query.names else frozenset(),
    )


def read_alone(question: str, index: Index) -> str:
    """Return a question as it is read by itself, in the script of the texts, with its misspelt words put right."""
    return index.as_meant(without_surroundings(question))


def _followed(previous: Sequence[str], index: Index) -> tuple[str, ...]:
    """Return the last of some questions that says enough by itself, and the last ones behind it; else the very last."""
    for place in reversed(range(len(previous))):
        if len(index.understand(Asked(index.as_meant(as_asked(previous[place])))).saying) >= _FEW_TERMS:
            return (previous[place], *previous[place + 1 :][-_MOST_BETWEEN:])
    return tuple(previous[-1:])

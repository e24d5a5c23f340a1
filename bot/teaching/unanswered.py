"""Puts alike questions together, those asked most first, and leaves out what editors have decided on already. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.documents import EditorsQuestion
from bot.store import AskedInVain
from bot.text.entities import find_entities
from bot.text.kept import Asked
from bot.text.terms import find_terms, find_words

_Key = frozenset[str]


@dataclass(frozen=True)
class Unanswered:
    """A question that wants an answer, in all its wordings."""

    wordings: tuple[AskedInVain, ...]  # the one asked most first

    @property
    def main(self) -> AskedInVain:
        """The wording that stands for all."""
        return self.wordings[0]

    @property
    def times(self) -> int:
        """How often it was asked."""
        return sum(each.times for each in self.wordings)

    @property
    def last_at(self) -> datetime:
        """When it was asked last."""
        return max(each.last_at for each in self.wordings)

    @property
    def is_unhelpful(self) -> bool:
        """Whether an answer to it was found unhelpful."""
        return any(each.is_unhelpful for each in self.wordings)


def unanswered(asked: Sequence[AskedInVain], decided: Iterable[EditorsQuestion]) -> tuple[Unanswered, ...]:
    """Return the questions that no editor has decided on in any wording, the one asked most first."""
    known = {question.text.casefold() for question in decided}
    groups: dict[_Key, list[AskedInVain]] = {}
    for each in asked:
        groups.setdefault(_key(each.text), []).append(each)
    open_ones = (
        Unanswered(tuple(sorted(wordings, key=_first)))
        for wordings in groups.values()
        if not any(written(each.text).casefold() in known for each in wordings)
    )
    return tuple(sorted(open_ones, key=lambda each: (-each.times, -each.last_at.timestamp())))


def written(question: str) -> str:
    """Return a question as it stands in the table of editors' questions."""
    return " ".join(question.split())


def _first(asked: AskedInVain) -> tuple[int, float]:
    return -asked.times, -asked.last_at.timestamp()


def _key(text: str) -> _Key:
    """Return what alike questions have in common: the stems of their words, and what they name and count."""
    asked = Asked(text)
    named = (text[each.start : each.end].casefold() for each in find_entities(asked))
    stems = {term.text for term in find_terms(asked)} or {word.text for word in find_words(asked)}
    return frozenset(stems) or frozenset({text, *named})

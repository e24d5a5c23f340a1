"""Answers editors' questions as if nobody had written them down: what all the rest says of them. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answering.answerability import Assessment, Outcome, judge
from bot.answering.calibration import Tables
from bot.answering.understanding import understand
from bot.answering.weighing import weigh
from bot.documents import Passage
from bot.search import AskedBefore, Index, LeftOut

# From where on editors should look at it: read by hand, most of what is less sure is the bot's own mistake.
_SURE = 0.8  # likelihood
_MOST_OF_BEST = 0.3  # share of the best passage's relevance that the question's own has at most
# Share of the best score from which its own passage is well found. To count all that speaks for and against passages
# takes longer than to search; of those that are well found one in twenty would be told of.
_WELL_FOUND, _LOOKED_AT = 0.9, 3


Place = tuple[str, int]  # slug of a document, and the number of a paragraph


@dataclass(frozen=True)
class Elsewhere:
    """An editors' question that all the rest would answer with another passage than its own."""

    question: str
    named: Place  # the first that editors name
    found: Place


@dataclass(frozen=True)
class UnaidedAnswers:
    """The answers to the editors' questions of an index, each without its own rows."""

    index: Index
    tables: Tables

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """Those that a passage answers, each once."""
        return tuple(text for text, rows in self._rows.items() if self._own(rows))

    def elsewhere(self, question: str) -> Elsewhere | None:
        """Tell if a question would surely be answered, and its own passages were not cited for it."""
        rows = self._rows[question]
        own, left_out = self._own(rows), LeftOut(rows)
        hits = self.index.search(understand(question, self.index).query, left_out).hits[:_LOOKED_AT]
        if any(hit.number in own and hit.score >= _WELL_FOUND * hits[0].score for hit in hits):
            return None
        assessment = judge(weigh(question, self.index, (), left_out), self.tables)
        if assessment.outcome is not Outcome.answer or assessment.likelihood < _SURE:
            return None
        best, relevance = assessment.candidates[0], _relevance(assessment, own)
        if best.hit.number in own or relevance > _MOST_OF_BEST * best.relevance:
            return None
        return Elsewhere(question, _place(self.index.passages[min(own)]), _place(best.hit.passage))

    @cached_property
    def _rows(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the rows that have each question, whatever the case of its letters."""
        alike: dict[str, tuple[str, list[int]]] = {}
        for number, each in enumerate(self._asked):
            alike.setdefault(each.written.casefold(), (each.written, []))[1].append(number)
        return {written: tuple(numbers) for written, numbers in alike.values()}

    @property
    def _asked(self) -> Sequence[AskedBefore]:
        return self.index.questions.questions if self.index.questions else ()

    def _own(self, rows: Iterable[int]) -> frozenset[int]:
        """Return the passages that editors name for a question."""
        return frozenset(passage for row in rows if (passage := self._asked[row].passage) is not None)


def _relevance(assessment: Assessment, own: frozenset[int]) -> float:
    return max((each.relevance for each in assessment.candidates if each.hit.number in own), default=0.0)


def _place(passage: Passage) -> Place:
    return passage.document.slug, passage.number

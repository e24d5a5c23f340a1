"""How the questions of a field differ from those that another one has."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

import numpy as np

from bot.search.asked_before import AnalysedQuestion, AskedBefore, analyse
from bot.search.postings import Numbers

NO_OWNERS: Numbers = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class QuestionChange:
    """Questions in the order of the passages that answer them, and where they come from."""

    questions: Sequence[AnalysedQuestion]
    origins: Numbers  # the number that each had before, ascending; -1: it is new
    gone: Sequence[AnalysedQuestion]
    places: Numbers  # numbers that those which are gone had
    owners: Numbers  # the passage that answers each question, ascending; what nothing answers comes behind

    @property
    def is_any(self) -> bool:
        """Whether anything differs."""
        return bool(self.gone) or bool((self.origins < 0).any())

    @property
    def new(self) -> list[AnalysedQuestion]:
        """The questions that were not there before."""
        return [self.questions[place] for place in np.flatnonzero(self.origins < 0).tolist()]

    def counted(self, before: Mapping[str, int]) -> Mapping[str, int]:
        """Return how many questions have each word, by how many had before."""
        counts = dict(before)
        for each in self.new:
            for word in words_of_question(each):
                counts[word] = counts.get(word, 0) + 1
        for each in self.gone:
            for word in words_of_question(each):
                counts[word] -= 1
                if not counts[word]:
                    del counts[word]
        return counts


def change_to(
    before: Sequence[AnalysedQuestion], questions: Sequence[AskedBefore], moved: Numbers, passages: int
) -> QuestionChange:
    """Return how to come to `questions` of so many passages; `moved` has the numbers that the passages before have now.

    -1 stands for passages that are gone; the others are in the order they had.
    """
    old = {(each.asked.written, _moved(each.asked, moved)): number for number, each in enumerate(before)}
    ordered: list[AnalysedQuestion] = []
    origins: list[int] = []
    last = -1
    for asked in in_order(questions, passages):
        number = old.get((asked.written, asked.passage), -1)
        is_kept = number > last and before[number].asked.text == asked.text
        ordered.append(_renumbered(before[number], asked) if is_kept else analyse(asked))
        origins.append(number if is_kept else -1)
        last = max(last, origins[-1])
    owners = owners_of(map(attrgetter("asked"), ordered), passages)
    return _change(before, ordered, np.array(origins, dtype=np.int64), owners)


def change_by(
    before: Sequence[AnalysedQuestion],
    owners: Numbers,
    removed: Numbers,
    added: Sequence[AnalysedQuestion],
    passages: int,
) -> QuestionChange:
    """Return how to come to questions without those `removed`, by their numbers, and with others.

    `owners` are those of the questions before, which are too many to be looked at for one that is taught.
    """
    kept = np.delete(np.arange(len(before)), removed)
    owners = np.concatenate((owners[kept], owners_of(map(attrgetter("asked"), added), passages)))
    order = np.argsort(owners, kind="stable")
    questions = [*map(before.__getitem__, kept.tolist()), *added]
    origins = np.concatenate((kept, np.full(len(added), -1)))[order]
    return _change(before, [*map(questions.__getitem__, order.tolist())], origins, owners[order])


def _change(
    before: Sequence[AnalysedQuestion], questions: Sequence[AnalysedQuestion], origins: Numbers, owners: Numbers
) -> QuestionChange:
    places = np.setdiff1d(np.arange(len(before)), origins)
    return QuestionChange(questions, origins, [before[number] for number in places.tolist()], places, owners)


def in_order(questions: Iterable[AskedBefore], passages: int) -> list[AskedBefore]:
    """Return questions in the order of so many passages that answer them."""
    given = tuple(questions)
    return [given[number] for number in np.argsort(owners_of(given, passages), kind="stable").tolist()]


def owners_of(questions: Iterable[AskedBefore], passages: int) -> Numbers:
    """Return the passage that answers each question; what nothing answers comes behind all that is answered."""
    owners = (each.passage for each in questions)
    return np.array([passages if owner is None else owner for owner in owners], dtype=np.int64)


def words_of_question(question: AnalysedQuestion) -> frozenset[str]:
    """Return the folded words of a question's terms."""
    return frozenset(term.word for term in question.terms)


def count_words(questions: Iterable[AnalysedQuestion]) -> Mapping[str, int]:
    """Return how many questions have each word."""
    return dict(Counter(word for each in questions for word in words_of_question(each)))


def _renumbered(question: AnalysedQuestion, asked: AskedBefore) -> AnalysedQuestion:
    return question if question.asked == asked else replace(question, asked=asked)


def _moved(asked: AskedBefore, moved: Numbers) -> int | None:
    return None if asked.passage is None else int(moved[asked.passage])

"""The questions that editors wrote, as they are searched."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from bot.questions.answer_types import AnswerType, answer_types_of
from bot.text.languages import Language, detect_language
from bot.text.terms import Term, find_terms


@dataclass(frozen=True)
class AskedBefore:
    """A question as it stands in the index."""

    written: str  # as editors wrote it
    text: str  # in Arabic script or English
    passage: int | None  # number of the passage that answers it; None if nothing here does
    is_off_topic: bool = False  # whether it is no business of the corpus


@dataclass(frozen=True)
class AnalysedQuestion:
    """A question with what is told of it by itself, whatever other questions there are."""

    asked: AskedBefore
    language: Language
    types: frozenset[AnswerType]  # of answers that it asks for

    @property
    def terms(self) -> Sequence[Term]:
        """Its terms, in order."""
        return find_terms(self.asked.text)


def analyse(asked: AskedBefore) -> AnalysedQuestion:
    """Return a question with what is told of it by itself."""
    return AnalysedQuestion(asked, detect_language(asked.text) or Language.ARABIC, answer_types_of(asked.text))


def shares_of_types(questions: Sequence[AnalysedQuestion]) -> Mapping[AnswerType, float]:
    """Return how large a share of questions asks for each type of answer; {} for no questions."""
    counts = Counter(chain.from_iterable(map(attrgetter("types"), questions)))
    return {kind: counts[kind] / len(questions) for kind in AnswerType} if questions else {}

"""The questions that editors wrote, as they are searched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

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


TypeFlags = NDArray[np.uint32]
_BITS = {kind: 1 << place for place, kind in enumerate(AnswerType)}


def flags_of(types: Iterable[AnswerType]) -> np.uint32:
    """Return types of answers as one number, a bit for each."""
    return np.uint32(sum(_BITS[each] for each in frozenset(types)))


def flags_of_all(questions: Iterable[AnalysedQuestion]) -> TypeFlags:
    """Return for each question the types that it asks for, as one number."""
    known = cache(flags_of)
    return np.array([known(each.types) for each in questions], np.uint32)


def share_of(types: TypeFlags, flag: np.uint32) -> float:
    """Return what share of questions asks for a type of answer."""
    return float(np.count_nonzero(types & flag) / len(types))

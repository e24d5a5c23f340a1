"""What a quote is to have: the question as it is looked for in a text, and by what quotes are judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from bot.answering.logistic import Logistic
from bot.answering.span_ranking import SpanRanking
from bot.questions.answer_types import AnswerType
from bot.search import Credits, KnownNames, Matcher


class Quoting(BaseModel):
    """The tables by which a quote is chosen, and the answer in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sentences: Logistic = Logistic(intercept=0.0, coefficients={})  # of one sentence: whether it has the answer
    spans: SpanRanking = SpanRanking()


@dataclass(frozen=True)
class Wanted:
    """What a quote is to have."""

    matcher: Matcher  # of the question
    weights: Mapping[str, float]  # of its terms, by their stems
    types: frozenset[AnswerType]  # of answers that it asks for
    credits: Credits
    names: KnownNames
    quoting: Quoting
    focus: frozenset[str] = frozenset()  # stems of what the question asks one of: "base" in "which base?"

    @cached_property
    def total(self) -> float:
        """The weight of all terms."""
        return sum(self.weights.values()) or 1.0

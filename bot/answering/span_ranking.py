"""How likely each piece of a quote is the answer: a logistic regression that weighs some features by what is asked."""

from collections.abc import Callable, Collection
from functools import cache, cached_property, partial

import numpy as np
from pydantic import BaseModel, ConfigDict

from bot.answering.logistic import Logistic
from bot.answering.span_features import SPAN_FEATURES
from bot.answering.span_parts import Floats, Names
from bot.questions.answer_types import NUMBERS, VALUES, AnswerType

# What a question asks for, the first that it does.
_GROUPS = (
    ("number", NUMBERS),
    ("when", frozenset((AnswerType.when,))),
    ("why", frozenset((AnswerType.why,))),
    ("where", frozenset((AnswerType.where,))),
    ("who", frozenset((AnswerType.who,))),
    ("compare", frozenset((AnswerType.compare,))),
    ("list", frozenset((AnswerType.list,))),
    ("yes_no", frozenset((AnswerType.yes_no,))),
    ("which", frozenset((AnswerType.which,))),
    ("say", frozenset((AnswerType.say,))),
    ("define", frozenset((AnswerType.define,))),
    ("now", frozenset((AnswerType.now,))),
)
_WHO_IS, _OTHER = "who_is", "other"
BY_GROUP = (
    *("covers", "new", "log_words", "share_of_clause", "whole_clause", "clauses", "parts", "near_question"),
    *("adjoins_before", "adjoins_after", "ends_clause", "begins_clause", "capitals", "all_capitals", "digits"),
    *("has_asked_value", "is_asked_value", "colon", "after_that", "first", "begins_with_function_word"),
    *("asked_values", "after_question", "before_question", "covered_by_clause", "share_of_quote", "words"),
    *("is_name", "has_name", "names", "asked_kind", "ands", "negated_before", "has_negation", "contrasts", "quoted"),
    *("matched_value", "another_matches", "sentence_share", "several_sentences", "after_function_word", "comma"),
)
"""The features that count differently by what is asked."""
_NOT_OF_NAMES = VALUES | {AnswerType.where, AnswerType.why, AnswerType.compare, AnswerType.list, AnswerType.yes_no}


class SpanRanking(BaseModel):
    """The fitted regression; its coefficients are named `feature` or `group:feature`."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    table: Logistic = Logistic(intercept=0.0, coefficients={})  # nothing learnt

    def weights(self, group: str) -> Callable[[Names], Floats]:
        """Return what tells how much some features are worth in the answer to a question of a group."""
        return self._weights[group]

    @cached_property
    def _weights(self) -> dict[str, Callable[[Names], Floats]]:
        return {group: cache(partial(self._weights_of, group)) for group in GROUPS}

    def _weights_of(self, group: str, names: Names) -> Floats:
        of = self.table.coefficients
        return np.array([of.get(name, 0.0) + of.get(f"{group}:{name}", 0.0) for name in names])


GROUPS = (*(name for name, _ in _GROUPS), _WHO_IS, _OTHER)
"""Every group that a question may belong to."""


def group_of(types: Collection[AnswerType], *, about_name: bool) -> str:
    """Return the group of a question that asks for answers of some types, perhaps of a name and nothing else."""
    if about_name and not _NOT_OF_NAMES.intersection(types):
        return _WHO_IS
    return next((name for name, members in _GROUPS if members.intersection(types)), _OTHER)


def named_by_group(features: Floats, group: str) -> tuple[tuple[str, ...], Floats]:
    """Return features, and again those of `BY_GROUP`, named for the group of the question: what is fitted."""
    places = [SPAN_FEATURES.index(name) for name in BY_GROUP]
    names = (*SPAN_FEATURES, *(f"{group}:{name}" for name in BY_GROUP))
    return names, np.hstack([features, features[:, places]])

"""Counts what speaks for and against each piece of a quote as the answer in it, all pieces at once. Pure.

First what tells of the pieces whatever is asked, then of the values and names they hold, last of the question's words.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.answering import quote_columns
from bot.answering.answer_values import WITH_VALUES
from bot.answering.quote_columns import QuoteColumns
from bot.answering.span_candidates import Run
from bot.answering.span_parts import Floats, Names, Part, Runs
from bot.questions.answer_types import AnswerType
from bot.search import Places, Shares

_TYPES = sorted(WITH_VALUES)
_FAR = 200  # characters beyond which a word of the question is as good as none
_NEAR = 10.0  # characters that make little difference
_ADJACENT = 2  # characters between two neighbouring words
_LONG = 12  # words
_LONGEST = 1000  # characters; no quote is so long
# By the distance in characters; the last one is no distance at all.
_NEARNESS = np.append(_NEAR / (_NEAR + np.minimum(np.arange(_LONGEST), _FAR)), 0.0)
_LOGARITHMS = np.log1p(np.arange(_FAR + 1))

_FORM = (
    "log_words",
    "long",
    "share_of_clause",
    "whole_clause",
    "clauses",  # several whole ones
    "parts",  # it begins within a clause and goes on over others
    "capitals",
    "all_capitals",
    "digits",
    "has_negation",
    "contrasts",  # 1 if it has a word like "while"
    "quoted",  # 1 if it has words in quotation marks
    "several_sentences",
)
_NAMED = ("is_name", "has_name", "names")
_VALUES = (
    *("is_asked_value", "has_asked_value", "lacks_asked_value", "lacks_present_value", "asked_values"),
    *(f"is_{each}" for each in _TYPES),
    *(f"has_{each}" for each in _TYPES),
)
_HELD = (*_NAMED, *_VALUES)
_AROUND_FIRST = (
    "near_question",  # weights of the question's words outside it, each by its distance
    "after_question",  # logarithm of the distance from the question's word before it
    "adjoins_before",
    "covers",  # share of the question in it
    "covered_beside",  # share of the question elsewhere in the quote
    "covered_by_clause",  # share of the question in the clause it begins in
    "sentence_share",  # share of the question in the sentence it begins in
    "best_sentence",  # 1 if no other sentence has more
)
_AROUND_LAST = ("near_question", "before_question", "adjoins_after", "covers", "covered_beside")
_SAID = (
    "new",  # share of its words that are not the question's
    "nothing_new",
    "asked_kind",  # 1 if it has a word for what the question asks one of, "base" in "which base?"
    "matched_value",  # 1 if it has a value that is asked for together with a word of the question
    "another_matches",  # 1 if a value elsewhere has and it has none
)
SPAN_FEATURES: Names = tuple(
    dict.fromkeys(
        chain(
            *(quote_columns.AT_FIRST, quote_columns.AT_LAST, _FORM, _NAMED, _VALUES),
            *(_AROUND_FIRST, _AROUND_LAST, _SAID),
        )
    )
)


def form_of(columns: QuoteColumns, runs: Runs) -> Part:
    """Return what tells of pieces by themselves, whatever is asked."""
    content, capitals, digits, _, negations, contrasts = columns.count(runs)
    clause_first, clause_last = columns.own_clause.take(runs.first, axis=1)
    starts, ends = columns.positions
    begins = runs.first == clause_first
    several = (runs.last > clause_last) * columns.ends_clause[runs.last]
    sentences, (before_start, before_end) = columns.sentence_of, columns.quoted
    rows = np.empty((len(_FORM), len(content)))
    rows[0], rows[1] = np.log1p(content), content > _LONG
    of_clause = np.maximum(ends[clause_last] - starts[clause_first], 1)
    rows[2] = (ends[runs.last] - starts[runs.first]) / of_clause
    rows[3], rows[4], rows[5] = begins & (runs.last == clause_last), begins * several, ~begins * several
    rows[6], rows[7] = capitals / np.maximum(content, 1), (content > 0) & (capitals >= content)
    rows[8], rows[9], rows[10] = digits > 0, negations > 0, contrasts > 0
    rows[11] = before_end[runs.last] > before_start[runs.first]
    rows[12] = sentences[runs.last] > sentences[runs.first]
    return Part(_FORM, rows)


def values_in(
    runs: Runs, values: Mapping[AnswerType, Sequence[Run]], names: Sequence[Run], types: frozenset[AnswerType]
) -> Part:
    """Return what tells of dates, numbers, names and other values that pieces are or have."""
    wanted = [(kind, run) for kind, each in enumerate(_TYPES) for run in values[each]]
    wanted += [(len(_TYPES), run) for run in names]
    of_kind = np.zeros((len(_TYPES) + 1, len(wanted)))
    of_kind[[kind for kind, _ in wanted], range(len(wanted))] = 1.0
    equal, within = held_by(runs, [run for _, run in wanted])
    exact, counts = of_kind @ equal > 0, of_kind @ within
    asked = np.array([each in types for each in _TYPES], dtype=np.float64)
    count = asked @ counts[:-1]
    rows = np.empty((len(_HELD), len(runs.first)))
    rows[0], rows[1], rows[2] = exact[-1], counts[-1] > 0, counts[-1]
    rows[3], rows[4] = (asked @ exact[:-1]) > 0, count > 0
    rows[5] = (count == 0) * asked.max()
    rows[6], rows[7] = rows[5] * any(values[each] for each in _TYPES if each in types), count
    rows[8 : 8 + len(_TYPES)], rows[8 + len(_TYPES) :] = exact[:-1], counts[:-1] > 0
    return Part(_HELD, rows)


def held_by(runs: Runs, wanted: Sequence[Run]) -> tuple[Floats, Floats]:
    """Return which pieces are some runs, and which hold them: a row for each of these, a column for each piece."""
    first, last = np.array(wanted, dtype=np.intp).reshape(-1, 2, 1).swapaxes(0, 1)
    begins, ends = runs.first - first, runs.last - last
    equal, within = (begins == 0) & (ends == 0), (begins <= 0) & (ends >= 0)
    return equal.astype(np.float64), within.astype(np.float64)


class SaidWords:
    """The question's words in a quote."""

    def __init__(self, columns: QuoteColumns, terms: Places, shares: Shares) -> None:
        """Take them by their places among the terms of the quote, with the share of the question each answers to."""
        self._columns, self._shares = columns, shares
        self.places = columns.terms[terms]
        """Among the words of the quote."""
        self._by_word = by_word = np.zeros((2, len(columns.quote.words) + 1))
        by_word[0, self.places + 1], by_word[1, self.places + 1] = shares, 1.0
        self._sums = by_word.cumsum(axis=1)

    def around(self) -> tuple[Part, Part]:
        """Return what the first words of pieces tell of the question's words around them, and what the last ones do."""
        columns, sums, at_last = self._columns, self._sums[0], len(_AROUND_LAST)
        rows = np.empty((2, len(_AROUND_FIRST), len(sums) - 1))
        nearest = self._fill_distances(rows[:, 0])
        rows[:, 1], rows[:, 2] = _LOGARITHMS.take(nearest), nearest <= _ADJACENT
        rows[0, 3], rows[1, 3] = -sums[:-1], sums[1:]
        rows[0, 4], rows[1, 4] = sums[:-1], sums[-1] - sums[1:]
        of_clause = sums.take(columns.clause_ends)
        rows[0, 5] = (of_clause[1] - of_clause[0]).take(columns.clause_of)
        of_sentence = np.bincount(columns.sentence_of, self._by_word[0, 1:], columns.sentences)
        rows[0, 6] = of_own = of_sentence.take(columns.sentence_of)
        rows[0, 7] = of_own >= np.maximum.reduce(of_sentence)
        return Part(_AROUND_FIRST, rows[0]), Part(_AROUND_LAST, rows[1, :at_last])

    def _fill_distances(self, near: Floats) -> NDArray[np.uint16]:
        """Fill in how much of the question is how near before and behind each word; return how far the nearest is."""
        columns = self._columns
        distance = (columns.edges - columns.edges_of_others.take(self.places, axis=2)).view(np.uint16)
        np.matmul(_NEARNESS.take(distance, mode="clip"), self._shares, out=near)
        # What lies on the other side is far beyond.
        nearest: NDArray[np.uint16] = np.minimum.reduce(distance, axis=2, initial=_FAR)
        return nearest

    def inside(self, runs: Runs, content: Floats, kinds: Places, matched: Sequence[Run]) -> Part:
        """Return what tells of the question's words in pieces.

        `kinds` has the places of the words for what is asked, `matched` the values asked for that hold such a word.
        """
        sums = self._sums[1]
        said = sums[1:].take(runs.last) - sums.take(runs.first)
        rows = [1 - said / np.maximum(content, 1), said >= content]
        names = _SAID[: len(rows)]
        if kinds.size:
            at = kinds[:, None]
            rows.append(((runs.first <= at) & (at <= runs.last)).any(axis=0))
            names += _SAID[2:3]
        if matched:
            has = np.maximum.reduce(held_by(runs, matched)[1])
            rows += [has, 1 - has]
            names += _SAID[3:]
        return Part(names, np.array(rows))

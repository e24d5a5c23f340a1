"""Counts what speaks for and against each piece of a quote as the answer in it, all pieces at once. Pure.

A row for each candidate, a column for each name of `SPAN_FEATURES`.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.answering.answer_values import WITH_VALUES
from bot.answering.span_candidates import QuoteWords, Run
from bot.questions.answer_types import AnswerType
from bot.search import Match
from bot.text.answer_cues import words_of

Floats = NDArray[np.float64]

_FAR = 200.0  # characters beyond which a word of the question is as good as none
_NEAR = 10.0  # characters that make little difference
_ADJACENT = 2  # characters between two neighbouring words
_LONG = 12  # words
_TYPES = sorted(WITH_VALUES)
_GAPS = {"colon": ":", "comma": ",\u060c", "bracket": "("}  # what stands before a candidate

SPAN_FEATURES = (
    "covers",  # share of the question in it
    "covered_beside",  # share of the question elsewhere in the quote
    "covered_by_clause",  # share of the question in the clause it begins in
    "new",  # share of its words that are not the question's
    "nothing_new",
    "words",
    "log_words",
    "long",
    "characters",
    "share_of_clause",
    "whole_clause",
    "clauses",  # several whole ones
    "parts",  # it begins within a clause and goes on over others
    "share_of_quote",
    "after_question",  # logarithm of the distance from the question's word before it
    "before_question",  # likewise to the one after it
    "near_question",  # weights of the question's words outside it, each by its distance
    "adjoins_before",
    "adjoins_after",
    "first",
    "ends_clause",
    "begins_clause",
    "begins_with_function_word",
    "after_function_word",
    *_GAPS,
    "after_that",
    "capitals",
    "all_capitals",
    "digits",
    "is_asked_value",
    "has_asked_value",
    "lacks_asked_value",
    "lacks_present_value",
    "asked_values",
    *(f"is_{each}" for each in _TYPES),
    *(f"has_{each}" for each in _TYPES),
)


def span_features(
    quote: QuoteWords,
    runs: Sequence[Run],
    matches: Sequence[tuple[Match, float]],
    values: Mapping[AnswerType, Sequence[Run]],
    types: frozenset[AnswerType],
) -> Floats:
    """Return a row of features for each run; `matches` are the question's words with their shares of it."""
    counter = _Counter(quote, runs, matches)
    columns = {**counter.shape(), **counter.surroundings(), **counter.question(), **counter.values(values, types)}
    return np.column_stack([columns[name] for name in SPAN_FEATURES]).astype(np.float64)


class _Counter:
    """What the columns are made from: positions of words, sums up to each word."""

    def __init__(self, quote: QuoteWords, runs: Sequence[Run], matches: Sequence[tuple[Match, float]]) -> None:
        self._quote = quote
        words = quote.words
        self._first = np.array([first for first, _ in runs])
        self._last = np.array([last for _, last in runs])
        self._starts = np.array([word.start for word in words])
        self._ends = np.array([word.end for word in words])
        self._start, self._end = self._starts[self._first], self._ends[self._last]
        self._match_starts = np.array([match.start for match, _ in matches], dtype=np.float64)
        self._match_ends = np.array([match.end for match, _ in matches], dtype=np.float64)
        self._shares = np.array([share for _, share in matches], dtype=np.float64)
        by_start = {match.start: share for match, share in matches}
        self._share_of_word = np.array([by_start.get(word.start, 0.0) for word in words])
        self._is_match = np.array([word.start in by_start for word in words], dtype=np.float64)
        self._is_function = np.array([word.is_function_word for word in words], dtype=np.float64)
        self._clause_of = np.zeros(len(words), dtype=np.intp)
        for number, (first, last) in enumerate(quote.clauses):
            self._clause_of[first : last + 1] = number
        clauses = np.array(quote.clauses)
        self._clause_first, self._clause_last = clauses[:, 0], clauses[:, 1]
        self._content = self._sum(1 - self._is_function)

    def _sum(self, of_words: Floats) -> Floats:
        """Return the sum over each run."""
        return self._over(of_words, self._first, self._last)

    @staticmethod
    def _over(of_words: Floats, first: NDArray[np.intp], last: NDArray[np.intp]) -> Floats:
        sums = np.concatenate([[0.0], np.cumsum(of_words)])
        return np.asarray(sums[last + 1] - sums[first], dtype=np.float64)

    def shape(self) -> dict[str, Floats]:
        """Return what tells of a run's own form."""
        own = self._clause_of[self._first]
        first, last = self._clause_first[own], self._clause_last[own]
        length = (self._end - self._start).astype(np.float64)
        of_clause = (self._ends[last] - self._starts[first]).astype(np.float64)
        begins = self._first == first
        ends = np.isin(self._last, self._clause_last)
        several = self._last > last
        capitals = self._sum(np.array([self._quote.text[start].isupper() for start in self._starts]) * 1.0)
        digits = self._sum(np.array([word.language is None for word in self._quote.words]) * 1.0)
        return {
            "words": self._content,
            "log_words": np.log1p(self._content),
            "long": (self._content > _LONG) * 1.0,
            "characters": length / 100,
            "share_of_clause": length / np.maximum(of_clause, 1),
            "whole_clause": (begins & (self._last == last)) * 1.0,
            "clauses": (begins & several & ends) * 1.0,
            "parts": (~begins & several & ends) * 1.0,
            "share_of_quote": length / len(self._quote.text),
            "first": (self._first == 0) * 1.0,
            "ends_clause": ends * 1.0,
            "begins_clause": begins * 1.0,
            "begins_with_function_word": self._is_function[self._first],
            "capitals": capitals / np.maximum(self._content, 1),
            "all_capitals": ((self._content > 0) & (capitals >= self._content)) * 1.0,
            "digits": (digits > 0) * 1.0,
        }

    def surroundings(self) -> dict[str, Floats]:
        """Return what tells of the word and the marks before a run."""
        words, text = self._quote.words, self._quote.text
        before = ["", *(word.word for word in words[:-1])]
        gaps = [text[: words[0].start], *(text[a.end : b.start] for a, b in pairwise(words))]
        that = np.array([word in words_of("that") for word in before]) * 1.0
        function = np.concatenate([[0.0], self._is_function[:-1]])
        marked = {
            name: np.array([any(mark in gap for mark in marks) for gap in gaps]) * 1.0 for name, marks in _GAPS.items()
        }
        columns = {**marked, "after_that": that, "after_function_word": function}
        return {name: of_words[self._first] for name, of_words in columns.items()}

    def question(self) -> dict[str, Floats]:
        """Return what tells of the question's words in a run and around it."""
        inside = self._sum(self._share_of_word)
        matched = self._sum(self._is_match)
        own = self._clause_of[self._first]
        by_clause = self._over(self._share_of_word, self._clause_first[own], self._clause_last[own])
        before = self._start[:, None] - self._match_ends[None, :]
        after = self._match_starts[None, :] - self._end[:, None]
        from_before = np.where(before >= 0, before, _FAR).min(axis=1, initial=_FAR)
        to_after = np.where(after >= 0, after, _FAR).min(axis=1, initial=_FAR)
        distance = np.minimum(np.maximum(before, after), _FAR)
        near = np.where(distance >= 0, self._shares[None, :] / (_NEAR + np.abs(distance)), 0.0).sum(axis=1) * _NEAR
        return {
            "covers": inside,
            "covered_beside": self._share_of_word.sum() - inside,
            "covered_by_clause": by_clause,
            "new": 1 - matched / np.maximum(self._content, 1),
            "nothing_new": (matched >= self._content) * 1.0,
            "after_question": np.log1p(from_before),
            "before_question": np.log1p(to_after),
            "near_question": near,
            "adjoins_before": (from_before <= _ADJACENT) * 1.0,
            "adjoins_after": (to_after <= _ADJACENT) * 1.0,
        }

    def values(self, values: Mapping[AnswerType, Sequence[Run]], types: frozenset[AnswerType]) -> dict[str, Floats]:
        """Return what tells of dates, numbers, names and other values that a run is or has."""
        none = np.zeros(len(self._first))
        exact = dict.fromkeys(_TYPES, none)
        within = dict.fromkeys(_TYPES, none)
        for answer_type, runs in values.items():
            for first, last in runs:
                holds = (self._first <= first) & (last <= self._last)
                within[answer_type] = within[answer_type] + holds
                exact[answer_type] = np.maximum(exact[answer_type], (self._first == first) & (self._last == last))
        asked = [each for each in _TYPES if each in types]
        count = sum((within[each] for each in asked), none)
        lacks = (count == 0) * float(bool(asked))
        return {
            **{f"is_{each}": exact[each] for each in _TYPES},
            **{f"has_{each}": (within[each] > 0) * 1.0 for each in _TYPES},
            "is_asked_value": np.max([none, *(exact[each] for each in asked)], axis=0),
            "has_asked_value": (count > 0) * 1.0,
            "lacks_asked_value": lacks,
            "lacks_present_value": lacks * any(values[each] for each in asked),
            "asked_values": count,
        }

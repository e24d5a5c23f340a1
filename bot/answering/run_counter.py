"""Counts the form of runs of a quote's words, what stands around them, and the question's words in them. Pure."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.answering.span_candidates import QuoteWords, Run
from bot.search import Match
from bot.text.answer_cues import words_of

Floats = NDArray[np.float64]

_FAR = 200.0  # characters beyond which a word of the question is as good as none
_NEAR = 10.0  # characters that make little difference
_ADJACENT = 2  # characters between two neighbouring words
_LONG = 12  # words
GAPS = {"colon": ":", "comma": ",\u060c", "bracket": "("}
"""What may stand before a run, by name."""


class RunCounter:
    """What the columns are made from: positions of words, sums up to each word."""

    def __init__(self, quote: QuoteWords, runs: Sequence[Run], matches: Sequence[tuple[Match, float]]) -> None:
        self.quote = quote
        words = quote.words
        self.first = np.array([first for first, _ in runs])
        self.last = np.array([last for _, last in runs])
        self.starts = np.array([word.start for word in words])
        self.ends = np.array([word.end for word in words])
        self.start, self.end = self.starts[self.first], self.ends[self.last]
        self.match_starts = np.array([match.start for match, _ in matches], dtype=np.float64)
        self.match_ends = np.array([match.end for match, _ in matches], dtype=np.float64)
        self.shares = np.array([share for _, share in matches], dtype=np.float64)
        by_start = {match.start: share for match, share in matches}
        self.share_of_word = np.array([by_start.get(word.start, 0.0) for word in words])
        self.is_match = np.array([word.start in by_start for word in words], dtype=np.float64)
        self.is_function = np.array([word.is_function_word for word in words], dtype=np.float64)
        self.clause_of = np.zeros(len(words), dtype=np.intp)
        for number, (first, last) in enumerate(quote.clauses):
            self.clause_of[first : last + 1] = number
        clauses = np.array(quote.clauses)
        self.clause_first, self.clause_last = clauses[:, 0], clauses[:, 1]
        self.content = self.sum(1 - self.is_function)
        self.matches = matches

    def sum(self, of_words: Floats) -> Floats:
        """Return the sum over each run."""
        return self.over(of_words, self.first, self.last)

    @staticmethod
    def over(of_words: Floats, first: NDArray[np.intp], last: NDArray[np.intp]) -> Floats:
        """Return the sum from each first to each last word."""
        sums = np.concatenate([[0.0], np.cumsum(of_words)])
        return np.asarray(sums[last + 1] - sums[first], dtype=np.float64)

    def shape(self) -> dict[str, Floats]:
        """Return what tells of a run's own form."""
        own = self.clause_of[self.first]
        first, last = self.clause_first[own], self.clause_last[own]
        length = (self.end - self.start).astype(np.float64)
        of_clause = (self.ends[last] - self.starts[first]).astype(np.float64)
        begins = self.first == first
        ends = np.isin(self.last, self.clause_last)
        several = self.last > last
        capitals = self.sum(np.array([self.quote.text[start].isupper() for start in self.starts]) * 1.0)
        digits = self.sum(np.array([word.language is None for word in self.quote.words]) * 1.0)
        return {
            "words": self.content,
            "log_words": np.log1p(self.content),
            "long": (self.content > _LONG) * 1.0,
            "characters": length / 100,
            "share_of_clause": length / np.maximum(of_clause, 1),
            "whole_clause": (begins & (self.last == last)) * 1.0,
            "clauses": (begins & several & ends) * 1.0,
            "parts": (~begins & several & ends) * 1.0,
            "share_of_quote": length / len(self.quote.text),
            "first": (self.first == 0) * 1.0,
            "ends_clause": ends * 1.0,
            "begins_clause": begins * 1.0,
            "begins_with_function_word": self.is_function[self.first],
            "capitals": capitals / np.maximum(self.content, 1),
            "all_capitals": ((self.content > 0) & (capitals >= self.content)) * 1.0,
            "digits": (digits > 0) * 1.0,
        }

    def surroundings(self) -> dict[str, Floats]:
        """Return what tells of the word and the marks before a run."""
        words, text = self.quote.words, self.quote.text
        before = ["", *(word.word for word in words[:-1])]
        gaps = [text[: words[0].start], *(text[a.end : b.start] for a, b in pairwise(words))]
        that = np.array([word in words_of("that") for word in before]) * 1.0
        function = np.concatenate([[0.0], self.is_function[:-1]])
        marked = {
            name: np.array([any(mark in gap for mark in marks) for gap in gaps]) * 1.0 for name, marks in GAPS.items()
        }
        columns = {**marked, "after_that": that, "after_function_word": function}
        return {name: of_words[self.first] for name, of_words in columns.items()}

    def question(self) -> dict[str, Floats]:
        """Return what tells of the question's words in a run and around it."""
        inside = self.sum(self.share_of_word)
        matched = self.sum(self.is_match)
        own = self.clause_of[self.first]
        by_clause = self.over(self.share_of_word, self.clause_first[own], self.clause_last[own])
        before = self.start[:, None] - self.match_ends[None, :]
        after = self.match_starts[None, :] - self.end[:, None]
        from_before = np.where(before >= 0, before, _FAR).min(axis=1, initial=_FAR)
        to_after = np.where(after >= 0, after, _FAR).min(axis=1, initial=_FAR)
        distance = np.minimum(np.maximum(before, after), _FAR)
        near = np.where(distance >= 0, self.shares[None, :] / (_NEAR + np.abs(distance)), 0.0).sum(axis=1) * _NEAR
        return {
            "covers": inside,
            "covered_beside": self.share_of_word.sum() - inside,
            "covered_by_clause": by_clause,
            "new": 1 - matched / np.maximum(self.content, 1),
            "nothing_new": (matched >= self.content) * 1.0,
            "after_question": np.log1p(from_before),
            "before_question": np.log1p(to_after),
            "near_question": near,
            "adjoins_before": (from_before <= _ADJACENT) * 1.0,
            "adjoins_after": (to_after <= _ADJACENT) * 1.0,
        }

    def said(self, kind: str) -> Floats:
        """Return which words are cues of a kind."""
        return np.array([word.word in words_of(kind) for word in self.quote.words]) * 1.0

    def held(self, runs: Sequence[Run]) -> tuple[Floats, Floats]:
        """Return which candidates are one of some runs, and how many of them each holds."""
        exact, count = np.zeros(len(self.first)), np.zeros(len(self.first))
        for first, last in runs:
            count += (self.first <= first) & (last <= self.last)
            exact = np.maximum(exact, (self.first == first) & (self.last == last))
        return exact, count

"""Counts the form of runs of a quote's words, what stands around them, and the question's words in them. Pure.

What depends on the quote alone is counted once for its words, up to each of them, and only looked up for a run.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.answering.span_candidates import MOST_KEPT, QuoteWords, Run
from bot.search import Match
from bot.text.answer_cues import words_of
from bot.text.sentence_splitting import find_sentences
from bot.text.terms import Term

Floats = NDArray[np.float64]
Columns = Mapping[str, Floats | NDArray[np.bool_]]  # by name, a row for each run

_FAR = 200.0  # characters beyond which a word of the question is as good as none
_NEAR = 10.0  # characters that make little difference
_ADJACENT = 2  # characters between two neighbouring words
_LONG = 12  # words
_AND = "\u0648"  # waw, written as one with the next word
_LEAST_AFTER_AND = 3  # letters of a word that begins with waw, for it to be "and" and a word
_QUOTED = re.compile('["\u201c\u00ab]\\w')
GAPS = {"colon": ":", "comma": ",\u060c", "bracket": "("}
"""What may stand before a run, by name."""


class WordColumns:
    """What tells of the words of a quote, whatever is asked."""

    def __init__(self, quote: QuoteWords) -> None:
        words, text = quote.words, quote.text
        self.starts = np.array([word.start for word in words])
        self.ends = np.array([word.end for word in words])
        self.is_function = np.array([word.is_function_word for word in words], dtype=np.float64)
        self.clause_of = np.zeros(len(words), dtype=np.intp)
        for number, (first, last) in enumerate(quote.clauses):
            self.clause_of[first : last + 1] = number
        clauses = np.array(quote.clauses)
        self.clause_first, self.clause_last = clauses[:, 0], clauses[:, 1]
        self.ends_clause = np.isin(np.arange(len(words)), self.clause_last) * 1.0
        sentence_ends = np.array([end for _, end in find_sentences(text)])
        self.sentences = len(sentence_ends)
        self.sentence_of = np.minimum(np.searchsorted(sentence_ends, self.ends), len(sentence_ends) - 1)
        self.content = sums_up_to(1 - self.is_function)
        self.capitals = sums_up_to(np.array([text[word.start].isupper() for word in words]) * 1.0)
        self.digits = sums_up_to(np.array([word.language is None for word in words]) * 1.0)
        self.ands = sums_up_to(np.array([_is_and(word.word) for word in words]) * 1.0)
        self.is_negation = np.maximum(_said("negation", words), _said("refusal", words))
        self.negations = sums_up_to(self.is_negation)
        self.contrasts = sums_up_to(_said("contrast", words))
        self.quoted = np.array([match.start() for match in _QUOTED.finditer(text)])
        self.before = _before(quote, self.is_function)


def _before(quote: QuoteWords, is_function: Floats) -> dict[str, Floats]:
    """Return what tells of the word and the marks before each word."""
    words, text = quote.words, quote.text
    before = ["", *(word.word for word in words[:-1])]
    gaps = [text[: words[0].start], *(text[a.end : b.start] for a, b in pairwise(words))]
    marked = {
        name: np.array([any(mark in gap for mark in marks) for gap in gaps]) * 1.0 for name, marks in GAPS.items()
    }
    that = np.array([word in words_of("that") for word in before]) * 1.0
    return {**marked, "after_that": that, "after_function_word": np.concatenate([[0.0], is_function[:-1]])}


def _said(kind: str, words: Iterable[Term]) -> Floats:
    """Return which words are cues of a kind."""
    cues = words_of(kind)
    return np.array([word.word in cues for word in words]) * 1.0


def _is_and(word: str) -> bool:
    return word == "and" or (word.startswith(_AND) and len(word) > _LEAST_AFTER_AND)


def sums_up_to(of_words: Floats) -> Floats:
    """Return the sum of what stands before each word, and of all."""
    sums = np.zeros(len(of_words) + 1)
    of_words.cumsum(out=sums[1:])
    return sums


@lru_cache(MOST_KEPT)
def columns_of(quote: QuoteWords) -> WordColumns:
    """Return what tells of the words of a quote, which has some and clauses."""
    return WordColumns(quote)


class RunCounter:
    """What the columns are made from: positions of words, sums up to each word."""

    def __init__(self, quote: QuoteWords, runs: Sequence[Run], matches: Sequence[tuple[Match, float]]) -> None:
        self.quote, self.words = quote, columns_of(quote)
        self.first, self.last = np.array(runs).T
        self.behind = self.last + 1
        self.start, self.end = self.words.starts[self.first], self.words.ends[self.last]
        self.own_clause = self.words.clause_of[self.first]
        self.clause_first = self.words.clause_first[self.own_clause]
        self.clause_last = self.words.clause_last[self.own_clause]
        self.match_starts = np.array([match.start for match, _ in matches], dtype=np.float64)
        self.match_ends = np.array([match.end for match, _ in matches], dtype=np.float64)
        self.shares = np.array([share for _, share in matches], dtype=np.float64)
        by_start = {match.start: share for match, share in matches}
        self.share_of_word = np.array([by_start.get(word.start, 0.0) for word in quote.words])
        self.is_match = np.array([word.start in by_start for word in quote.words], dtype=np.float64)
        self.content = self.sum(self.words.content)
        self.matches = matches

    def sum(self, sums: Floats) -> Floats:
        """Return the sum over each run, of the sums up to each word."""
        total: Floats = sums[self.behind] - sums[self.first]
        return total

    def shape(self) -> Columns:
        """Return what tells of a run's own form."""
        words, first, last = self.words, self.clause_first, self.clause_last
        length = (self.end - self.start).astype(np.float64)
        of_clause = (words.ends[last] - words.starts[first]).astype(np.float64)
        begins, ends = self.first == first, words.ends_clause[self.last]
        several = (self.last > last) * ends
        capitals = self.sum(words.capitals)
        return {
            "words": self.content,
            "log_words": np.log1p(self.content),
            "long": self.content > _LONG,
            "characters": length / 100,
            "share_of_clause": length / np.maximum(of_clause, 1),
            "whole_clause": begins & (self.last == last),
            "clauses": begins * several,
            "parts": ~begins * several,
            "share_of_quote": length / len(self.quote.text),
            "first": self.first == 0,
            "ends_clause": ends,
            "begins_clause": begins,
            "begins_with_function_word": words.is_function[self.first],
            "capitals": capitals / np.maximum(self.content, 1),
            "all_capitals": (self.content > 0) & (capitals >= self.content),
            "digits": self.sum(words.digits) > 0,
        }

    def surroundings(self) -> Columns:
        """Return what tells of the word and the marks before a run."""
        return {name: of_words[self.first] for name, of_words in self.words.before.items()}

    def question(self) -> Columns:
        """Return what tells of the question's words in a run and around it."""
        shares = sums_up_to(self.share_of_word)
        inside = self.sum(shares)
        matched = self.sum(sums_up_to(self.is_match))
        by_clause = shares[self.clause_last + 1] - shares[self.clause_first]
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
            "nothing_new": matched >= self.content,
            "after_question": np.log1p(from_before),
            "before_question": np.log1p(to_after),
            "near_question": near,
            "adjoins_before": from_before <= _ADJACENT,
            "adjoins_after": to_after <= _ADJACENT,
        }

    def held(self, runs: Sequence[Run]) -> tuple[Floats, Floats]:
        """Return which candidates are one of some runs, and how many of them each holds."""
        if not runs:
            none = np.zeros(len(self.first))
            return none, none
        first, last = np.array(runs).T
        begins, ends = self.first[:, None] - first, self.last[:, None] - last
        return ((begins == 0) & (ends == 0)).any(axis=1) * 1.0, ((begins <= 0) & (ends >= 0)).sum(axis=1) * 1.0

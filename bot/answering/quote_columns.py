"""Counts the words of a quote and what stands around them, whatever is asked. Pure."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain, pairwise

import numpy as np

from bot.answering.span_candidates import QuoteWords
from bot.answering.span_parts import Floats, Part, Places, Runs
from bot.text.answer_cues import words_of
from bot.text.sentence_splitting import find_sentences

_AND = "\u0648"  # waw, written as one with the next word
_LEAST_AFTER_AND = 3  # letters of a word that begins with waw, for it to be "and" and a word
_QUOTED = re.compile('["\u201c\u00ab]\\w')
_CONTENT, _CAPITALS, _DIGITS, _ANDS, _NEGATIONS, _CONTRASTS = range(6)  # what is summed up
_PER_HUNDRED = 100
_GAPS = (":", ",\u060c", "(")  # what may stand before a word

AT_FIRST = (
    "words",
    "ands",
    "characters",
    "share_of_quote",
    "first",
    "begins_clause",
    "begins_with_function_word",
    "after_function_word",
    "after_that",
    "negated_before",  # 1 if its clause says "not" or "refused" before it
    "colon",
    "comma",
    "bracket",
)
AT_LAST = ("words", "ands", "characters", "share_of_quote", "ends_clause")


class QuoteColumns:
    """What tells of the words of a quote, which has some and clauses."""

    def __init__(self, quote: QuoteWords) -> None:
        """Count them."""
        self.quote = quote
        words, clauses = quote.words, np.array(quote.clauses)
        counts = np.frombuffer(bytes(chain.from_iterable(_counts(quote))), np.uint8).reshape(len(words), -1)
        counts = counts.astype(np.float64)
        self.is_function = 1 - counts[:, _CONTENT]
        self._gaps = counts[:, _CONTRASTS + 1 :]
        sums = np.zeros((_CONTRASTS + 1, len(words) + 1))
        counts[:, : _CONTRASTS + 1].T.cumsum(axis=1, out=sums[:, 1:])
        self._sums = sums
        self.positions = np.array([(word.start, word.end) for word in words], dtype=np.float64).T.copy()
        # Both sides of each word, so that the distance to what is before is found as that to what is behind.
        starts, ends = self.positions.astype(np.int16)
        self.edges, self.edges_of_others = np.array([starts, -ends])[:, :, None], np.array([ends, -starts])[:, None]
        self.terms = np.array(quote.terms, dtype=np.intp)
        self.clauses = clauses.T.copy()
        self.clause_ends = np.add(self.clauses, ((0,), (1,)))  # the first word of each, and the one behind the last
        self.clause_of = np.zeros(len(words), dtype=np.intp)
        for number, (first, last) in enumerate(quote.clauses):
            self.clause_of[first : last + 1] = number
        self.ends_clause = np.zeros(len(words))
        self.ends_clause[self.clauses[1]] = 1.0
        ends = np.array([end for _, end in find_sentences(quote.text)])
        self.sentences = len(ends)
        self.sentence_of = np.minimum(ends.searchsorted(self.positions[1]), len(ends) - 1)
        self._quoted = np.array([match.start() for match in _QUOTED.finditer(quote.text)])

    @cached_property
    def own_clause(self) -> Places:
        """The first and the last word of the clause that each word stands in."""
        return self.clauses[:, self.clause_of]

    @cached_property
    def at_first(self) -> Part:
        """What the first word of a piece tells of it."""
        begins = self.own_clause[0]
        sums, starts = self._sums[:, :-1], self.positions[0]
        negated = sums[_NEGATIONS] > self._sums[_NEGATIONS][begins]
        of_run = (sums[_CONTENT], sums[_ANDS], starts / _PER_HUNDRED, starts / len(self.quote.text))
        places = np.arange(len(starts))
        own = (places == 0, places == begins, self.is_function, np.append(0.0, self.is_function[:-1]))
        that, *gaps = self._gaps.T
        return Part(AT_FIRST, np.array([*(-each for each in of_run), *own, that, negated, *gaps], dtype=np.float64))

    @cached_property
    def at_last(self) -> Part:
        """What the last word of a piece tells of it."""
        sums, ends = self._sums[:, 1:], self.positions[1]
        rows = [sums[_CONTENT], sums[_ANDS], ends / _PER_HUNDRED, ends / len(self.quote.text), self.ends_clause]
        return Part(AT_LAST, np.array(rows))

    def count(self, runs: Runs) -> Floats:
        """Return of each piece how many words with a meaning, capitals, numbers and cues of some kinds it has."""
        counts: Floats = self._sums[:, 1:].take(runs.last, axis=1) - self._sums.take(runs.first, axis=1)
        return counts

    @cached_property
    def quoted(self) -> Places:
        """How many quotations have begun before each word, and before its end."""
        return self._quoted.searchsorted(self.positions)


def _counts(quote: QuoteWords) -> Iterator[tuple[bool, ...]]:
    """Yield what is counted of each word, then whether it follows "that" and what stands in the gap before it."""
    negating, contrasting, that = words_of("negation") | words_of("refusal"), words_of("contrast"), words_of("that")
    words, text = quote.words, quote.text
    before = ["", *(word.word for word in words[:-1])]
    gaps = [text[: words[0].start], *(text[one.end : other.start] for one, other in pairwise(words))]
    for word, is_empty, previous, gap in zip(words, quote.is_empty, before, gaps, strict=True):
        yield (
            not is_empty,
            text[word.start].isupper(),
            word.language is None,
            _is_and(word.word),
            word.word in negating,
            word.word in contrasting,
            previous in that,
            *((any(mark in gap for mark in marks) for marks in _GAPS) if gap != " " else (False, False, False)),
        )


def _is_and(word: str) -> bool:
    return word == "and" or (word.startswith(_AND) and len(word) > _LEAST_AFTER_AND)

"""Holds the words of hits against the question that is asked, all at once. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from bot.answering.answer_values import WITH_VALUES, values_of
from bot.questions.answer_types import AnswerType, counts
from bot.search import (
    SURE,
    Covered,
    Flags,
    Hit,
    KnownNames,
    PassageWords,
    Places,
    Query,
    QuestionWords,
    Reader,
    Shares,
    SpanWords,
    Table,
)
from bot.text.terms import find_terms

_LEAST_SAID = 0.3  # weight of a question that says anything: "who made you?" is all light words


class ReadSentences(NamedTuple):
    """Sentences of a text, not none, held against a question; a row for each."""

    texts: Sequence[str]  # with blanks in place of credits
    terms: Table  # how surely each has each term, as the columns have them
    surely: Shares  # how many words of each answer to the question, by how surely they do
    kinds: Sequence[AnswerType]  # that are asked for, of such as have values
    valued: Flags  # whether each has a value of each of these that the question does not name


@dataclass(frozen=True)
class ReadHits:
    """Hits, not none, held against a question; texts count through all of them: sentences, then the title."""

    numbers: Sequence[int]  # of their passages
    words: Sequence[PassageWords]  # of each hit
    question: QuestionWords
    weights: Shares  # of each term, as the columns have them
    kinds: Sequence[AnswerType]  # that are asked for, of such as have values
    covered: Covered
    firsts: Places  # of each hit, its first sentence
    titles: Places  # of each hit, its title
    valued: Flags  # a row for each text, a column for each kind: whether it has a value that the question does not name

    @cached_property
    def in_text(self) -> Table:
        """A row for each hit: how surely any of its sentences has each term."""
        return np.maximum.reduceat(self._in_sentences, self.firsts)

    @cached_property
    def has(self) -> Table:
        """Likewise any sentence or the title."""
        return np.maximum(self.in_text, self.covered.texts[self.titles])

    @cached_property
    def shares(self) -> Shares:
        """What share of the question each sentence has, 0 to 1; titles have none."""
        return self.share(self._in_sentences)

    @cached_property
    def best_shares(self) -> Shares:
        """What share of it the best sentence of each hit has."""
        return np.maximum.reduceat(self.shares, self.firsts)

    @cached_property
    def best_sentences(self) -> Places:
        """The first of the best sentences of each hit."""
        shares, bounds = self.shares.tolist(), [*self.firsts.tolist(), len(self.shares)]
        best = [shares.index(share, first) for share, first in zip(self.best_shares.tolist(), bounds, strict=False)]
        return np.array(best, np.intp)

    @cached_property
    def has_value(self) -> Flags:
        """Whether each text has a value of any of the kinds."""
        has: Flags = np.logical_or.reduce(self.valued, axis=1)
        return has

    def share(self, found: Table) -> Shares:
        """Return what share of the question each row has, 0 to 1."""
        said: Shares = (found * self.weights).sum(axis=1)  # row by row alike, so that equal ones remain equal
        return said / max(float(self.weights.sum()), _LEAST_SAID)

    def sentences_of(self, number: int) -> ReadSentences:
        """Return the sentences of a hit by the number of its passage."""
        hit = self.numbers.index(number)
        texts = slice(int(self.firsts[hit]), int(self.titles[hit]))
        starts = self.covered.starts[texts]
        surely = self.covered.surely[starts[0] : self.covered.starts[texts.stop]]
        return ReadSentences(
            self.words[hit].sentences,
            self.covered.texts[texts],
            np.add.reduceat(surely, starts - starts[0]),
            self.kinds,
            self.valued[texts],
        )

    def sentence(self, hit: int, text: int) -> str:
        """Return a sentence of a hit by its number among all texts."""
        return self.words[hit].sentences[text - int(self.firsts[hit])]

    def counting(self, counted: Collection[str]) -> Flags:
        """Tell which hits have a number of any of some terms, given by their stems."""
        columns = [self.question.columns[stem] for stem in counted if stem in self.question.columns]
        places = np.logical_or.reduce(self.covered.places[:, columns] >= SURE, axis=1).nonzero()[0]
        found = np.zeros(len(self.words), np.bool_)
        for text in np.unique(self.covered.starts.searchsorted(places, side="right") - 1).tolist():
            hit = int(self.firsts.searchsorted(text, side="right")) - 1
            if text == self.titles[hit] or found[hit]:
                continue
            sentence, start = self.sentence(hit, text), int(self.covered.starts[text])
            terms = find_terms(sentence)
            here = places[(places >= start) & (places < start + len(terms))] - start
            found[hit] = counts(sentence, {terms[place].start for place in here.tolist()})
        return found

    @cached_property
    def _in_sentences(self) -> Table:
        found = self.covered.texts.copy()
        found[self.titles] = 0.0
        return found


@dataclass(frozen=True)
class HitReader:
    """Reads the hits of one question."""

    reader: Reader
    query: Query
    weights: Mapping[str, float]  # of the question's terms, by their stems
    types: frozenset[AnswerType]  # of answers that are asked for
    names: KnownNames

    def read(self, hits: Sequence[Hit]) -> ReadHits:
        """Return some hits, not none, held against the question."""
        words = [self.reader.words_of(hit.number, hit.language) for hit in hits]
        kinds = sorted(self.types & WITH_VALUES)
        finding = [(kind, partial(values_of, kind, known=self.names)) for kind in kinds]
        spans = [[each.spans(kind, find) for each in words] for kind, find in finding]
        question = QuestionWords(self.query, self.reader.vocabulary)  # after all that may bring new words
        ends = np.array([*accumulate(len(each.texts.sizes) for each in words)])
        firsts = np.concatenate(([0], ends[:-1]))
        covered = question.cover([each.texts for each in words])
        valued = np.zeros((len(covered.sizes), len(kinds)), np.bool_)
        for column, of_kind in enumerate(spans):
            valued[_new_in(of_kind, question, firsts), column] = True
        weights = np.array([self.weights[stem] for stem in question.terms])
        return ReadHits(
            [hit.number for hit in hits], words, question, weights, kinds, covered, firsts, ends - 1, valued
        )


def _new_in(spans: Sequence[SpanWords], question: QuestionWords, firsts: Places) -> Places:
    """Return the texts that have a span of which a word at least is none of the question's.

    Who asks about Erbil is not told "in Erbil". A span without any words counts as new.
    """
    some = [(each, first) for each, first in zip(spans, firsts.tolist(), strict=True) if len(each.sentences)]
    if not some:
        return np.zeros(0, np.intp)
    covered = question.cover([each.texts for each, _ in some])
    lengths = np.concatenate([each.lengths for each, _ in some])
    length, asked = covered.summed(lengths), covered.summed(lengths * (covered.surely > 0))
    sentences = np.concatenate([each.sentences + first for each, first in some])
    new: Places = sentences[(length == 0) | (asked < length)]
    return new

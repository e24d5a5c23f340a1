"""Tells what each of many texts has of a question, all at once: what `Matcher` tells of one text after another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import Flags
from bot.search.term_matching import BY_TYPE, Query
from bot.search.text_words import TextWords
from bot.search.vocabulary import Places, Shares, Vocabulary, joined

Table = NDArray[np.float64]


@dataclass(frozen=True)
class Covered:
    """What some texts have of a question; texts and places count through all of them."""

    places: Table  # a row for each place: how surely its word answers to each term, 0 to 1
    starts: Places  # of each text, its first place
    sizes: Places  # of each text, in words

    @cached_property
    def texts(self) -> Table:
        """A row for each text: how surely it has each term."""
        return np.maximum.reduceat(self.places, self.starts)

    @cached_property
    def surely(self) -> Shares:
        """How surely the word at each place answers to any term."""
        surely: Shares = self.places.max(axis=1, initial=0.0)
        return surely

    def summed(self, of_places: Shares) -> Shares:
        """Return the sum over each text of what each place has."""
        return np.add.reduceat(of_places, self.starts)


class QuestionWords:
    """The words that answer to a question, among those of a vocabulary."""

    def __init__(self, query: Query, vocabulary: Vocabulary) -> None:
        """Look for the terms of `query` in texts that are read already."""
        self.terms = tuple(dict.fromkeys(stem for group in query.groups for stem in group.asked))
        """By their stems, in the order of the columns of all tables."""
        self.columns = {stem: column for column, stem in enumerate(self.terms)}
        self._types = [(self.columns[stem], type_) for stem, type_ in query.types.items() if stem in self.columns]
        self._groups = [
            ([self.columns[stem] for stem in group.asked], vocabulary.answering(group)) for group in query.groups
        ]
        phrases = [phrase for _, group in self._groups for of_stem in group.phrases.values() for phrase, _ in of_stem]
        self._firsts, self._seconds = [phrase[0] for phrase in phrases], [phrase[1] for phrase in phrases]
        self._longest = max(map(len, phrases), default=0)
        self._rows, self._table = self._tabulate(len(vocabulary))
        self._stems = vocabulary.stems

    @property
    def known(self) -> int:
        """How many words of the vocabulary it has looked at; texts with others cannot be covered."""
        return len(self._rows)

    def alone(self, texts: TextWords) -> Flags:
        """Tell which words of texts answer to the question by themselves, whatever they stand with."""
        found: Flags = self._rows[texts.words] > 0
        return found

    def cover(self, texts: Sequence[TextWords]) -> Covered:
        """Return what texts, not none, have of the question."""
        sizes = np.concatenate([each.sizes for each in texts])
        places = self._table[self._rows[np.concatenate([each.words for each in texts])]]
        if self._types:
            self._find_entities(texts, places)
        if self._firsts:
            self._find_phrases(texts, places)
        return Covered(places, (sizes + 1).cumsum() - sizes - 1, sizes)

    def _tabulate(self, known: int) -> tuple[NDArray[np.int32], Table]:
        """Return the row of each word of the vocabulary, and rows of how surely it answers to each term; 0: to none."""
        answers = joined([group.answers for _, group in self._groups])
        columns = np.array([column for columns, _ in self._groups for column in columns], np.intp)
        firsts = np.array([0, *accumulate(len(columns) for columns, _ in self._groups)], np.intp)[:-1]
        columns = columns[answers.terms + firsts.repeat([len(group.answers.words) for _, group in self._groups])]
        rows = np.zeros(known, np.int32)
        rows[answers.words[~answers.alike]] = 1
        counts = ~answers.alike | (rows[answers.words] == 0)  # what is alike, for such words as have no stem or root
        words = answers.words[counts]
        rows[words] = np.arange(1, len(words) + 1)  # of a word with several rows, the last
        table = np.zeros((len(words) + 1, len(self.terms)))
        np.maximum.at(table.reshape(-1), rows[words] * len(self.terms) + columns[counts], answers.surely[counts])
        return rows, table

    def _find_entities(self, texts: Sequence[TextWords], places: Table) -> None:
        start = 0
        for each in texts:
            for column, type_ in self._types:
                at = each.entities(type_) + start
                places[at, column] = np.maximum(places[at, column], BY_TYPE)
            start += len(each.words)

    @cached_property
    def _openings(self) -> Flags:
        """Which stems begin phrases, and which are their second words."""
        openings = np.zeros((2, self._stems), np.bool_)
        openings[0, self._firsts] = openings[1, self._seconds] = True
        return openings

    def _find_phrases(self, texts: Sequence[TextWords], places: Table) -> None:
        stems = np.concatenate([each.stems for each in texts])
        begins, goes_on = self._openings
        for place in (begins[stems[:-1]] & goes_on[stems[1:]]).nonzero()[0].tolist():
            written: list[int] = stems[place : place + self._longest].tolist()
            for columns, group in self._groups:
                for phrase, asked in group.phrases.get(written[0], ()):
                    behind = place + len(phrase)
                    if written[: len(phrase)] == phrase:
                        for term, surely in asked:
                            of_phrase = places[place:behind, columns[term]]
                            np.maximum(of_phrase, surely, out=of_phrase)

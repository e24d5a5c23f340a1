"""Tells what each of many texts has of a question, all at once: what `Matcher` tells of one text after another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.search.term_matching import BY_TYPE, Query
from bot.search.text_words import TextWords
from bot.search.vocabulary import NO_ANSWERS, Places, Shares, Vocabulary, joined
from bot.search.word_groups import Answering, WordGroup

Table = NDArray[np.float64]
_Phrase = tuple[list[int], Sequence[tuple[int, float]]]  # stems; columns, how surely they are answered


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
        self._phrases = self._read_phrases(query.groups, vocabulary)
        self._rows, self._table = self._tabulate(query.groups, vocabulary)
        self._stems = vocabulary.stems

    def cover(self, texts: Sequence[TextWords]) -> Covered:
        """Return what texts, not none, have of the question."""
        sizes = np.concatenate([each.sizes for each in texts])
        places = self._table[self._rows[np.concatenate([each.words for each in texts])]]
        if self._types:
            self._find_entities(texts, places)
        if self._phrases:
            self._find_phrases(texts, places)
        return Covered(places, (sizes + 1).cumsum() - sizes - 1, sizes)

    def _tabulate(self, groups: Sequence[WordGroup], vocabulary: Vocabulary) -> tuple[NDArray[np.int32], Table]:
        """Return the row of each word of the vocabulary, and rows of how surely it answers to each term; 0: to none."""
        found = [(self._columns_of(group), vocabulary.answering(group)) for group in groups]
        same = joined([NO_ANSWERS, *(each.same.in_columns(columns) for columns, each in found)])
        alike = joined([NO_ANSWERS, *(each.alike.in_columns(columns) for columns, each in found)])
        rows = np.zeros(max((each.known for _, each in found), default=len(vocabulary)), np.int32)
        rows[same.words] = 1
        alike = alike.where(rows[alike.words] == 0)
        words = np.concatenate((same.words, alike.words))
        rows[words] = np.arange(1, len(words) + 1)  # of a word that stands there more than once, the last
        table = np.zeros((len(words) + 1, len(self.terms)))
        at = rows[words].astype(np.intp) * len(self.terms) + np.concatenate((same.terms, alike.terms))
        np.maximum.at(table.reshape(-1), at, np.concatenate((same.surely, alike.surely)))
        return rows, table

    def _columns_of(self, group: WordGroup) -> Places:
        return np.array([self.columns[stem] for stem in group.asked], np.intp)

    def _read_phrases(self, groups: Sequence[WordGroup], vocabulary: Vocabulary) -> dict[int, list[_Phrase]]:
        """Return the phrases that answer to terms, by the first stem of each."""
        found: defaultdict[int, list[_Phrase]] = defaultdict(list)
        for group in groups:
            for phrases in group.phrases.values():
                for stems, asked in phrases:
                    numbers = vocabulary.stems_of(stems)
                    found[numbers[0]].append((numbers, self._answered(asked)))
        return found

    def _answered(self, asked: Answering) -> list[tuple[int, float]]:
        return [(self.columns[stem], surely) for stem, surely in asked.items()]

    def _find_entities(self, texts: Sequence[TextWords], places: Table) -> None:
        start = 0
        for each in texts:
            for column, type_ in self._types:
                at = each.entities(type_) + start
                places[at, column] = np.maximum(places[at, column], BY_TYPE)
            start += len(each.words)

    def _find_phrases(self, texts: Sequence[TextWords], places: Table) -> None:
        stems = np.concatenate([each.stems for each in texts])
        begins = np.zeros(max(self._stems, int(stems.max()) + 1), np.bool_)
        begins[list(self._phrases)] = True
        all_stems = stems.tolist()
        for place in begins[stems].nonzero()[0].tolist():
            for phrase, asked in self._phrases[all_stems[place]]:
                behind = place + len(phrase)
                if all_stems[place:behind] == phrase:
                    for column, surely in asked:
                        of_phrase = places[place:behind, column]
                        np.maximum(of_phrase, surely, out=of_phrase)

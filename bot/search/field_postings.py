"""Collects the words of texts and their keys: those of a word are told once, wherever it stands."""

from array import array
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain

import numpy as np

from bot.search.index_keys import keys_of
from bot.search.postings import Numbers, Places, Postings, collect
from bot.text.form_numbers import FormNumbers
from bot.text.terms import Term


class CollectedTerms:
    """The terms of texts, by the numbers of their words."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Look at each text once, and keep little of it."""
        read = FormNumbers()
        words, lengths = array("i"), array("q")
        for text in texts:
            numbers = read.read(text)
            words.extend(numbers)
            lengths.append(len(numbers))
        self._forms = read.forms
        self.written = read.written  # the forms of most words, by how they are written
        of_all: Places = np.array(words, dtype=np.int32)
        is_term = np.fromiter((not each.is_function_word for each in self._each()), np.bool_, len(self._forms))
        is_kept = is_term[of_all]
        ends = np.concatenate(([0], is_kept.cumsum()))[np.array(lengths, dtype=np.int64).cumsum()]
        self._is_term = is_term
        self._words = of_all[is_kept]
        self._lengths: Numbers = np.diff(ends, prepend=0)

    def _each(self) -> Iterator[Term]:
        return (Term(*form, 0, 0) for form in self._forms)

    @property
    def function_words(self) -> frozenset[str]:
        """The words of the texts that say nothing of their subject."""
        return frozenset(word.word for word, is_term in zip(self._each(), self._is_term, strict=True) if not is_term)

    def terms(self) -> list[Term]:
        """Return each word once, as a term that stands nowhere."""
        return [term for term, is_term in zip(self._each(), self._is_term, strict=True) if is_term]

    def counts(self) -> Mapping[str, int]:
        """Return how many texts have each folded word."""
        numbers: dict[str, int] = {}
        of_forms = np.array([numbers.setdefault(word, len(numbers)) for _, word, _ in self._forms], dtype=np.int64)
        size = max(len(self._lengths), 1)
        pairs = of_forms[self._words] * size + np.arange(len(self._lengths)).repeat(self._lengths)
        pairs.sort()
        found = np.bincount(pairs[np.flatnonzero(np.diff(pairs, prepend=-1))] // size, minlength=len(numbers))
        return {word: count for word, count in zip(numbers, found.tolist(), strict=True) if count}

    def postings(self, known: Container[str]) -> Postings:
        """Return the postings of the texts by the keys of their terms; `known` are the words that texts have."""
        numbers: dict[str, int] = {}
        of_forms = [
            [numbers.setdefault(key, len(numbers)) for key in keys_of(term, known.__contains__)] if is_term else ()
            for term, is_term in zip(self._each(), self._is_term, strict=True)
        ]
        firsts = np.concatenate(([0], np.fromiter(map(len, of_forms), np.int64, len(of_forms)).cumsum()))
        keys = np.fromiter(chain.from_iterable(of_forms), np.int32, int(firsts[-1]))
        return collect(numbers, self._words, firsts, keys, self._lengths)

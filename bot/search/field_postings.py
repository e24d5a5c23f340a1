"""Collects the words of texts and their keys: those of a word are told once, wherever it stands."""

from array import array
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain

import numpy as np

from bot.search.index_keys import keys_of
from bot.search.postings import Numbers, Places, Postings, collect
from bot.text.terms import Form, Term


class CollectedTerms:
    """The terms of texts, by the numbers of their words."""

    def __init__(self, texts: Iterable[Sequence[Term]]) -> None:
        """Look at each text once, and keep little of it."""
        self._forms: dict[Form, int] = {}
        words, lengths = array("i"), array("q")
        for text in texts:
            words.extend([self._forms.setdefault(term.form, len(self._forms)) for term in text])
            lengths.append(len(text))
        self._words: Places = np.array(words, dtype=np.int32)
        self._lengths: Numbers = np.array(lengths, dtype=np.int64)

    def terms(self) -> list[Term]:
        """Return each word once, as a term that stands nowhere."""
        return [Term(*form, 0, 0) for form in self._forms]

    def counts(self) -> Mapping[str, int]:
        """Return how many texts have each folded word."""
        numbers: dict[str, int] = {}
        of_forms = np.array([numbers.setdefault(word, len(numbers)) for _, word, _ in self._forms], dtype=np.int64)
        size = max(len(self._lengths), 1)
        pairs = of_forms[self._words] * size + np.arange(len(self._lengths)).repeat(self._lengths)
        found = np.bincount(np.unique(pairs) // size, minlength=len(numbers))
        return dict(zip(numbers, found.tolist(), strict=True))

    def postings(self, known: Container[str]) -> Postings:
        """Return the postings of the texts by the keys of their terms; `known` are the words that texts have."""
        numbers: dict[str, int] = {}
        of_forms = [
            [numbers.setdefault(key, len(numbers)) for key in keys_of(term, known.__contains__)]
            for term in self.terms()
        ]
        firsts = np.concatenate(([0], np.fromiter(map(len, of_forms), np.int64, len(of_forms)).cumsum()))
        keys = np.fromiter(chain.from_iterable(of_forms), np.int32, int(firsts[-1]))
        return collect(numbers, self._words, firsts, keys, self._lengths)

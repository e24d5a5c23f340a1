"""Collects the keys of texts: those of a word are told once, wherever it stands."""

from collections.abc import Container, Sequence
from itertools import chain

import numpy as np

from bot.search.index_keys import keys_of
from bot.search.postings import Postings, collect
from bot.text.terms import Form, Term


def collect_terms(texts: Sequence[Sequence[Term]], known: Container[str]) -> Postings:
    """Return the postings of texts by the keys of their terms; `known` are the folded words that the texts have."""
    forms: dict[Form, int] = {}
    numbers: dict[str, int] = {}
    of_forms: list[list[int]] = []
    words: list[int] = []
    for term in chain.from_iterable(texts):
        form = forms.get(term.form)
        if form is None:
            form = forms[term.form] = len(of_forms)
            of_forms.append([numbers.setdefault(key, len(numbers)) for key in keys_of(term, known.__contains__)])
        words.append(form)
    in_keys = np.fromiter(map(len, of_forms), np.int64, len(of_forms))
    firsts = np.concatenate(([0], in_keys.cumsum()))
    keys = np.fromiter(chain.from_iterable(of_forms), np.int32, int(firsts[-1]))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    return collect(numbers, np.array(words, dtype=np.int32), firsts, keys, lengths)

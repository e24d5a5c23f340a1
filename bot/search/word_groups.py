"""Puts together the words of a question that are searched as one: a phrase, and each word with its other words.

What depends on a group alone is found once and kept: most words are asked again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType

from bot.expansion import Expansion
from bot.text.arabic import root_like
from bot.text.known_forms import Form
from bot.text.languages import Language
from bot.text.terms import Term

_LEAST_ROOT = 3  # consonants: roots of two are many roots
_LEAST_SURELY = 0.2  # weight from which other words count at all
_BY_ROOT = 0.7  # how surely words of one root answer to each other
_KEPT = 4_000
_ROOTS_KEPT = 30_000

Answering = Mapping[str, float]  # stem of a question's term -> how surely a word answers to it, up to 1
NONE: Answering = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class WordGroup:
    """Words of a question that share their other words; each question has few, and most have one word."""

    terms: tuple[Term, ...]  # each word once, wherever it stood
    expansions: tuple[Expansion, ...]  # of any of them, in the order of the question's

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The stems of the terms, each once."""
        return tuple(dict.fromkeys(term.text for term in self.terms))

    @cached_property
    def stems(self) -> Mapping[str, Answering]:
        """The terms that each stem answers to by itself."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for term in self.terms:
            found[term.text][term.text] = 1.0
        for expansion in self.expansions:
            for stem, share in _shares(expansion).items():
                for term in expansion.terms:
                    found[stem][term.text] = max(share, found[stem].get(term.text, 0.0))
        return dict(found)

    @cached_property
    def roots(self) -> Mapping[str, Answering]:
        """Likewise each root of an Arabic word."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for term in self.terms:
            if root := root_of(term.text, term.language):
                found[root][term.text] = _BY_ROOT
        return dict(found)

    @cached_property
    def phrases(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], Answering]]]:
        """The phrases of several stems that answer to terms, by the first stem of each."""
        found: dict[str, list[tuple[tuple[str, ...], Answering]]] = defaultdict(list)
        for expansion in self.expansions:
            asked = [term.text for term in expansion.terms]
            for stems, weight in expansion.phrases.items():
                if len(stems) > 1 and weight >= _LEAST_SURELY:
                    found[stems[0]].append((stems, dict.fromkeys(asked, weight)))
        return dict(found)


def groups_of(terms: Sequence[Term], expansions: Sequence[Expansion]) -> tuple[WordGroup, ...]:
    """Return the words of a question in groups, in the order of their first words."""
    groups: dict[str, list[Form]] = {term.word: [term.form] for term in terms}
    for expansion in expansions:
        first = groups.setdefault(expansion.terms[0].word, [expansion.terms[0].form])
        for term in expansion.terms[1:]:
            other = groups.setdefault(term.word, [term.form])
            if other is not first:
                first.extend(other)
                groups.update({word: first for _, word, _ in other})
    distinct = {id(forms): forms for forms in groups.values()}
    of_group: dict[int, list[Expansion]] = {name: [] for name in distinct}
    for expansion in expansions:
        of_group[id(groups[expansion.terms[0].word])].append(expansion)
    return tuple(_group(tuple(forms), tuple(of_group[name])) for name, forms in distinct.items())


def root_of(stem: str, language: Language | None) -> str:
    """Return what words of one Arabic root share, by the stem of one; "" if too little is left."""
    return _root_of_stem(stem) if language is Language.ARABIC else ""


@lru_cache(_ROOTS_KEPT)
def _root_of_stem(stem: str) -> str:
    root = root_like(stem)
    return root if len(root) >= _LEAST_ROOT else ""


@lru_cache(_KEPT)
def _group(forms: tuple[Form, ...], expansions: tuple[Expansion, ...]) -> WordGroup:
    return WordGroup(tuple(Term(*form, 0, 0) for form in forms), expansions)


def _shares(expansion: Expansion) -> Answering:
    """Return how surely each stem of the other words answers by itself."""
    return dict(_best(_parts(expansion)))


def _parts(expansion: Expansion) -> Iterator[tuple[str, float]]:
    for stems, weight in expansion.phrases.items():
        if weight >= _LEAST_SURELY and (share := weight / len(stems)) >= _LEAST_SURELY:
            yield from ((stem, share) for stem in stems)


def _best(found: Iterator[tuple[str, float]]) -> Answering:
    best: dict[str, float] = {}
    for stem, share in found:
        best[stem] = max(share, best.get(stem, 0.0))
    return best

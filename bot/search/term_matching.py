"""Tells which words of a text answer to which words of a question: what is highlighted, and what counts as covered."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bot.expansion import Expansion
from bot.search.word_forms import LIKE, WordForm, likeness, word_form
from bot.search.word_groups import NONE, Answering, WordGroup, groups_of
from bot.text.entities import EntityType, find_entities
from bot.text.kept import KeptByText
from bot.text.terms import Term, find_terms

SURE = 0.4  # how surely a word must answer to another to be taken for the same
BY_TYPE = 0.7
"""How surely "Erbil" answers to "which city?"."""


@dataclass(frozen=True)
class Query:
    """A question as it is searched: its terms, and what they are in other words."""

    terms: tuple[Term, ...]
    expansions: tuple[Expansion, ...]
    light: frozenset[str] = frozenset()  # stems of the terms that say little of the subject
    names: frozenset[str] = frozenset()  # stems of the terms that name something
    types: Mapping[str, EntityType] = field(default_factory=dict)  # stems of terms -> of what the question asks for one

    @property
    def saying(self) -> frozenset[str]:
        """The stems of the terms that say something of the subject."""
        return frozenset(term.text for term in self.terms) - self.light

    @cached_property
    def groups(self) -> tuple[WordGroup, ...]:
        """Its terms, those together that share their other words."""
        return groups_of(self.terms, self.expansions)


class Match(NamedTuple):
    """A word of a text that answers to words of the question."""

    start: int  # in code points of the text
    end: int
    terms: Answering

    @property
    def surely(self) -> float:
        """How surely it answers to any of them, up to 1."""
        return max(self.terms.values())


class Matcher:
    """Finds a question's words in texts of either language."""

    def __init__(self, query: Query) -> None:
        """Look for the terms of `query` and their expansions."""
        self.names = query.names
        self._query = query
        self._types = query.types
        # By text: each sentence is weighed more than once.
        self._matches: dict[str, tuple[Match, ...]] = {}
        self._covered: dict[str, Answering] = {}
        self._known: dict[str, Answering] = {}  # what was found for a word: most words are repeated
        self._answering: set[str] = set()  # the few of these that answer to anything

    @cached_property
    def _words(self) -> Sequence[tuple[Term, frozenset[str]]]:
        """The terms that others may be written like, with their pieces."""
        forms = ((term, word_form(term.form)) for term in self._query.terms)
        return [(term, form.pieces) for term, form in forms if form.pieces]

    @cached_property
    def _any_piece(self) -> frozenset[str]:
        return frozenset[str]().union(*(pieces for _, pieces in self._words))

    @cached_property
    def _stems(self) -> Mapping[str, Answering]:
        """The terms that each stem of a text's word answers to by itself."""
        return _together(group.stems for group in self._query.groups)

    @cached_property
    def _roots(self) -> Mapping[str, Answering]:
        """Likewise each root of an Arabic word."""
        return _together(group.roots for group in self._query.groups)

    @cached_property
    def _phrases(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], Answering]]]:
        """The phrases that answer to terms, by the first stem of each."""
        found: defaultdict[str, list[tuple[tuple[str, ...], Answering]]] = defaultdict(list)
        for group in self._query.groups:
            for first, phrases in group.phrases.items():
                found[first].extend(phrases)
        return found

    def matches(self, text: str) -> tuple[Match, ...]:
        """Return the words of `text` that answer to the question, in order."""
        if text not in self._matches:
            self._matches[text] = self._find(text)
        return self._matches[text]

    def places_of(self, terms: Collection[str], text: str) -> set[int]:
        """Return where words of `text` begin that surely answer to any of these terms, in code points."""
        return {
            match.start
            for match in self.matches(text)
            if any(surely >= SURE for term, surely in match.terms.items() if term in terms)
        }

    def covered(self, *texts: str) -> Answering:
        """Return the terms of the question, by their stems, that the texts have, and how surely."""
        if len(texts) > 1:
            return best_of(*map(self.covered, texts))
        [text] = texts
        if text not in self._covered:
            self._covered[text] = best_of(*(match.terms for match in self.matches(text)))
        return self._covered[text]

    def _find(self, text: str) -> tuple[Match, ...]:
        forms = _forms_in(text)
        for word in forms.words.difference(self._known):
            found = self._known[word] = self._found(word_form(forms.terms[forms.places[word][0]].form))
            if found:
                self._answering.add(word)
        answering = forms.words & self._answering
        found_at = {place: self._known[word] for word in answering for place in forms.places[word]}
        for place, asked in self._together_with(forms, text):
            found_at[place] = best_of(found_at.get(place, NONE), asked)
        matched = [(forms.terms[place], found_at[place]) for place in sorted(found_at)]
        return tuple([Match(term.start, term.end, asked) for term, asked in matched])

    def _together_with(self, forms: "_Forms", text: str) -> Iterator[tuple[int, Answering]]:
        """Yield the places of words that answer by what they stand for or stand with, and to what."""
        for start, end, asked in self._entities(text) if self._types else ():
            yield from ((place, asked) for place, term in enumerate(forms.terms) if start <= term.start < end)
        if self._phrases.keys().isdisjoint(forms.stems):
            return
        for first, stem in enumerate(forms.stems):
            for stems, asked in self._phrases.get(stem, ()):
                if forms.stems[first : first + len(stems)] == stems:
                    yield from ((place, asked) for place in range(first, first + len(stems)))

    def _found(self, form: WordForm) -> Answering:
        by_stem, by_root = self._stems.get(form.stem), self._roots.get(form.root)
        found = best_of(by_stem, by_root) if by_stem and by_root else by_stem or by_root
        # Most words share next to nothing with any of the question's, and to see that is far quicker.
        if found or not form.pieces or 2 * len(form.pieces & self._any_piece) < LIKE * len(form.pieces):
            return found or NONE
        alike = {
            asked.text: likeness(form.pieces, wanted)
            for asked, wanted in self._words
            if asked.language is form.language
        }
        return {stem: surely for stem, surely in alike.items() if surely >= LIKE}

    def _entities(self, text: str) -> Iterator[tuple[int, int, Answering]]:
        """Yield what in `text` is of a type that is asked for."""
        for type_, start, end in find_entities(text):
            if asked := {stem: BY_TYPE for stem, wanted in self._types.items() if wanted is type_}:
                yield start, end, asked


@dataclass(frozen=True, slots=True)
class _Forms:
    """The terms of a text in the forms in which they are looked for."""

    terms: tuple[Term, ...]
    stems: tuple[str, ...]  # of each
    places: Mapping[str, Sequence[int]]  # of each word among them
    words: frozenset[str]


@KeptByText
def _forms_in(text: str) -> _Forms:
    """Return the terms of a text, in order."""
    terms = find_terms(text)
    places: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(terms):
        places[term.word].append(place)
    return _Forms(terms, tuple(term.text for term in terms), dict(places), frozenset(places))


def best_of(*found: Answering) -> Answering:
    """Return every term that any of `found` answers to, as surely as the surest."""
    some = [each for each in found if each]
    if len(some) <= 1:
        return some[0] if some else NONE
    best: dict[str, float] = {}
    for each in some:
        _keep_best(best, each)
    return best


def _keep_best(best: dict[str, float], found: Answering) -> None:
    for stem, surely in found.items():
        if surely > best.get(stem, 0.0):
            best[stem] = surely


def _together(found: Iterable[Mapping[str, Answering]]) -> dict[str, Answering]:
    together: dict[str, Answering] = {}
    for each in found:
        shared = together.keys() & each.keys()
        both = {stem: best_of(together[stem], each[stem]) for stem in shared}
        together.update(each)
        together.update(both)
    return together

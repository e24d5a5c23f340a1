"""Scores texts by the words of a question and by what these are in other words: passages and questions alike."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from copy import copy
from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bot.expansion import Expansion
from bot.search.entries import Entries
from bot.search.finished_scores import Finished, FinishedScores, finished
from bot.search.index_keys import gram_keys, keys_of, keys_of_all, root_key, stem_key
from bot.search.postings import Flags, Numbers, Postings, Weights
from bot.search.postings_change import changed_postings
from bot.search.prepared import Prepared
from bot.search.ranking import Groups, Ranking
from bot.search.scratch import Scratch
from bot.search.title_field import Titles
from bot.search.word_groups import WordGroup
from bot.text.languages import Language
from bot.text.terms import Term

# An expansion stands for all keys of a word: its stem and more. These make a question that is translated score like
# the same question asked in the language of the text. Arabic pieces find what stems leave apart, English stems need
# none.
_BY_STEM = {Language.ARABIC: 5.5, Language.ENGLISH: 7.0}
_BY_ARABIC_PIECES = 2.75
_SYNONYM = np.float32(0.5)  # what a synonym or the standard word for dialect is worth beside the word itself
_NOWHERE = np.zeros(0, np.int64), np.zeros(0, np.float32)


class Field(Prepared):
    """Texts of an index, each in one language."""

    _FORGOTTEN = frozenset({"_scratch", "_finished"})

    def __init__(
        self,
        postings: Postings,
        languages: Groups,
        untranslated: Flags,
        known: Container[str],
        titles: Titles | None = None,
    ) -> None:
        """Rank texts, not none, by their keys; those `untranslated` are found by words of the other language too.

        A text that stands in both languages is found by its own words: translating the question as well would only
        add noise. `known` are the folded words that the indexed texts have.
        """
        self._known = known
        self._untranslated = untranslated.astype(np.float32) if untranslated.any() else None
        self.titles = titles
        self._ranking = Ranking(postings, languages)
        self.size = postings.size
        self._begin()

    @property
    def postings(self) -> Postings:
        """The keys of the texts."""
        return self._ranking.postings

    def keys_of(self, terms: Iterable[Term]) -> list[str]:
        """Return the keys of terms, in their order, as a text has them here."""
        return keys_of_all(terms, self._known)

    def changed(
        self,
        dropped: Numbers,
        added: Mapping[int, Sequence[Term]],
        entries: Entries,
        known: Container[str],
        titles: Titles | None,
    ) -> "Field":
        """Return the field of other `entries`: without those `dropped`, and with those `added`, by what they are now.

        `known` are the words as they are now, by which no other text has other keys than before.
        """
        if not (len(dropped) or added):
            other = copy(self)
            other._known = known  # noqa: SLF001 - nobody has it yet
            return other
        places = np.array(sorted(added), dtype=np.int64)
        keys = [keys_of_all(added[number], known) for number in places.tolist()]
        return Field(
            changed_postings(self.postings, dropped, places, keys), entries.groups, entries.alone, known, titles
        )

    def having(self, word: str) -> Numbers:
        """Return the texts that may have a folded word, and all that do."""
        keys = self.postings.known(gram_keys(word))
        rarest = min(keys, key=self.postings.frequencies.item, default=None)
        return np.zeros(0, np.int64) if rarest is None else self.postings.of(rarest).astype(np.int64)

    def _begin(self) -> None:
        self._scratch = Scratch(self.size)
        self._finished = FinishedScores()

    def frequency(self, stems: Iterable[str]) -> int:
        """Return how many texts have any of these stems."""
        return self._ranking.frequency(self._ranking.postings.known(map(stem_key, stems)))

    @contextmanager
    def scored(self, groups: Sequence[WordGroup]) -> Iterator[Weights]:
        """Lend the score of each text, 0 for those that share no word with a question of these groups of words."""
        with self._scratch.zeros() as total:
            for group in groups:
                self._finished.of(group, self._score).add_to(total)
            yield total

    def answering(self, group: WordGroup) -> Mapping[str, tuple[Numbers, Weights]]:
        """Return the texts that have each term of a group, and how surely, 0 to 1; the surest place of a text last."""
        postings = self._ranking.postings
        keyed = [
            *((stem_key(stem), of) for stem, of in group.stems.items()),
            *((root_key(root), of) for root, of in group.roots.items()),
        ]
        known = [(number, of) for key, of in keyed if (number := postings.numbers.get(key)) is not None]
        found: dict[str, tuple[Numbers, Weights]] = {}
        for term in {term.text for term in group.terms}:
            surely = sorted((of[term], number) for number, of in known if term in of)
            at, lengths = postings.slices(np.array([number for _, number in surely], dtype=np.int64))
            sure = np.array([each for each, _ in surely], dtype=np.float32).repeat(lengths)
            found[term] = postings.places[at].astype(np.int64), sure
        return found

    def summed(self, numbers: Numbers, weights: NDArray[np.float64]) -> Weights:
        """Return the sum of the weights of the keys that each text has, by their numbers, each counted once."""
        at, lengths = self.postings.slices(numbers)
        total = np.zeros(self.size, np.float32)
        np.add.at(total, self.postings.places[at], weights.astype(np.float32).repeat(lengths))
        return total

    def forget(self) -> None:
        """Forget what was scored before: the scores of words that are asked again are kept."""
        self._finished.clear()

    def _score(self, group: WordGroup) -> Finished:
        with ExitStack() as lent:
            own = {term.word: lent.enter_context(self._scratch.zeros()) for term in group.terms}
            for term in group.terms:
                self._add_own(term, own[term.word])
            for expansion in group.expansions:
                # A text has a word as it was asked or in other words: both at once do not count twice.
                words = dict.fromkeys(term.word for term in expansion.terms)
                parts = [own.pop(word) for word in words if word in own]
                together = _summed(parts or [lent.enter_context(self._scratch.zeros())])
                self._raise(together, expansion)
                own[expansion.terms[0].word] = together
            return finished(_summed([*own.values()]))

    def _add_own(self, term: Term, total: Weights) -> None:
        self._ranking.add_scores(self._ranking.postings.known(keys_of(term, self._known.__contains__)), total)
        self._add_titles({term.text: 1.0}, total)

    def _add_titles(self, stems: Mapping[str, float], total: Weights) -> bool:
        """Add what the titles score; tell whether any has any of these stems."""
        places, worth = self.titles.scores(stems) if self.titles else _NOWHERE
        if len(places):
            with self._scratch.zeros() as titles:
                titles[places] = worth  # the surest one of a text is the last
                total += titles
        return bool(len(places))

    def _raise(self, score: Weights, expansion: Expansion) -> None:
        """Let texts that have other words score at least what these are worth."""
        is_translated = expansion.language is not expansion.terms[0].language
        if is_translated and self._untranslated is None:
            return
        with self._scratch.zeros() as other:
            found = [*self._add_expanded(expansion, other), self._add_titles(expansion.stems, other)]
            if any(found):
                worth = self._untranslated if is_translated and self._untranslated is not None else _SYNONYM
                np.multiply(other, worth, out=other)
                np.maximum(score, other, out=score)

    def _add_expanded(self, expansion: Expansion, total: Weights) -> Iterator[bool]:
        """Add what other words score; tell of their stems and pieces whether any text has them."""
        stems = {stem_key(stem): weight for stem, weight in expansion.stems.items()}
        many = sqrt(len(expansion.terms))
        yield self._add_synonym(stems, many * _BY_STEM[expansion.language], total)
        if expansion.language is Language.ARABIC:
            yield self._add_synonym(_pieces(tuple(expansion.words.items())), many * _BY_ARABIC_PIECES, total)

    def _add_synonym(self, weights: Mapping[str, float], worth: float, total: Weights) -> bool:
        numbers = self._ranking.postings.numbers
        known = [(number, weight) for key, weight in weights.items() if (number := numbers.get(key)) is not None]
        if known:
            self._ranking.add_synonyms(known, worth, total)
        return bool(known)


def _summed(parts: Sequence[Weights]) -> Weights:
    """Return the first of some scores, not none, to which the others have been added."""
    first, *rest = parts
    for each in rest:
        first += each
    return first


@lru_cache(maxsize=4_000)  # the same words are expanded again and again
def _pieces(words: tuple[tuple[str, float], ...]) -> Mapping[str, float]:
    """Return the pieces of weighted words, a word's weight shared by its pieces."""
    pieces: dict[str, float] = {}
    for word, weight in words:
        keys = gram_keys(word)
        for key in keys:
            pieces[key] = max(weight / len(keys), pieces.get(key, 0.0))
    return pieces

"""Scores texts by the words of a question and by what these are in other words: passages and questions alike."""

from collections import OrderedDict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bot.expansion import Expansion
from bot.search.entries import Entries
from bot.search.index_keys import gram_keys, keys_of, keys_of_all, root_key, stem_key
from bot.search.postings import Flags, Numbers, Postings, Weights
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
_SYNONYM = 0.5  # what a synonym or the standard word for dialect is worth beside the word itself
_MOST_KEPT = 64_000_000  # bytes of finished scores
_MOST_GROUPS = 2_000  # with finished scores: one that no text has has none, but takes memory too
_NOWHERE = np.zeros(0, np.int64), np.zeros(0, np.float32)
_DENSE = 8  # words that more than one text in so many has are kept as a score for each text


@dataclass(frozen=True)
class _Finished:
    """What a group of words scores."""

    places: Numbers | None  # None: every text has a score
    scores: Weights

    @property
    def size(self) -> int:
        """How many bytes it takes."""
        return self.scores.nbytes + (0 if self.places is None else self.places.nbytes)


class Field(Prepared):
    """Texts of an index, each in one language."""

    _FORGOTTEN = frozenset({"_scratch", "_finished", "_kept"})

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
        return Field(self.postings.changed(dropped, places, keys), entries.groups, entries.alone, known, titles)

    def having(self, word: str) -> Numbers:
        """Return the texts that may have a folded word, and all that do."""
        keys = self.postings.known(gram_keys(word))
        rarest = min(keys, key=self.postings.frequencies.item, default=None)
        return np.zeros(0, np.int64) if rarest is None else self.postings.of(rarest).astype(np.int64)

    def _begin(self) -> None:
        self._scratch = Scratch(self.size)
        self._finished: OrderedDict[WordGroup, _Finished] = OrderedDict()
        self._kept = 0  # bytes of them

    def frequency(self, stems: Iterable[str]) -> int:
        """Return how many texts have any of these stems."""
        return self._ranking.frequency(self._ranking.postings.known(map(stem_key, stems)))

    @contextmanager
    def scored(self, groups: Sequence[WordGroup]) -> Iterator[Weights]:
        """Lend the score of each text, 0 for those that share no word with a question of these groups of words."""
        with self._scratch.zeros() as total:
            for group in groups:
                finished = self._finish(group)
                if finished.places is None:
                    np.add(total, finished.scores, out=total)
                else:
                    np.add.at(total, finished.places, finished.scores)
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
        self._kept = 0

    def _finish(self, group: WordGroup) -> _Finished:
        finished = self._finished.get(group)
        if finished is None:
            finished = self._finished[group] = self._score(group)
            self._kept += finished.size
            while len(self._finished) > _MOST_GROUPS or (self._kept > _MOST_KEPT and len(self._finished) > 1):
                self._kept -= self._finished.popitem(last=False)[1].size
        else:
            self._finished.move_to_end(group)
        return finished

    def _score(self, group: WordGroup) -> _Finished:
        with ExitStack() as lent:
            own = {term.word: lent.enter_context(self._scratch.zeros()) for term in group.terms}
            for term in group.terms:
                self._add_own(term, own[term.word])
            for expansion in group.expansions:
                words = dict.fromkeys(term.word for term in expansion.terms)
                # A text has a word as it was asked or in other words: both at once do not count twice.
                together = lent.enter_context(self._scratch.zeros())
                for word in words:
                    if word in own:
                        together += own.pop(word)
                self._raise(together, expansion)
                own[expansion.terms[0].word] = together
            total, *rest = own.values()
            for each in rest:
                total += each
            places = np.flatnonzero(total != 0)
            if len(places) * _DENSE > self.size:
                return _Finished(None, total.copy())
            return _Finished(places, total[places])

    def _add_own(self, term: Term, total: Weights) -> None:
        self._ranking.add_scores(self._ranking.postings.known(keys_of(term, self._known.__contains__)), total)
        self._add_titles({term.text: 1.0}, total)

    def _add_titles(self, stems: Mapping[str, float], total: Weights) -> Numbers:
        """Add what the titles score; return the texts that have any of these stems there."""
        places, worth = self.titles.scores(stems) if self.titles else _NOWHERE
        if len(places):
            titles = self._scratch.take()
            titles[places] = worth  # the surest one of a text is the last
            places = np.flatnonzero(titles != 0)
            total[places] += titles[places]
            self._scratch.give_back(titles, places)
        return places

    def _raise(self, score: Weights, expansion: Expansion) -> None:
        """Let texts that have other words score at least what these are worth."""
        is_translated = expansion.language is not expansion.terms[0].language
        if is_translated and self._untranslated is None:
            return
        other = self._scratch.take()
        touched = [*self._add_expanded(expansion, other), self._add_titles(expansion.stems, other)]
        places = np.concatenate(touched)
        worth = self._untranslated[places] if is_translated and self._untranslated is not None else np.float32(_SYNONYM)
        score[places] = np.maximum(score[places], other[places] * worth)
        self._scratch.give_back(other, places)

    def _add_expanded(self, expansion: Expansion, total: Weights) -> Iterator[Numbers]:
        """Add what other words score; yield the texts that have them, some twice."""
        stems = {stem_key(stem): weight for stem, weight in expansion.stems.items()}
        many = sqrt(len(expansion.terms))
        yield self._add_synonym(stems, many * _BY_STEM[expansion.language], total)
        if expansion.language is Language.ARABIC:
            yield self._add_synonym(_pieces(tuple(expansion.words.items())), many * _BY_ARABIC_PIECES, total)

    def _add_synonym(self, weights: Mapping[str, float], worth: float, total: Weights) -> Numbers:
        numbers = self._ranking.postings.numbers
        known = [(number, weight) for key, weight in weights.items() if (number := numbers.get(key)) is not None]
        if not known:
            return _NOWHERE[0]
        places, scores = self._ranking.synonym_scores(*zip(*known, strict=True))
        total[places] += np.float32(worth) * scores
        return places


@lru_cache(maxsize=4_000)  # the same words are expanded again and again
def _pieces(words: tuple[tuple[str, float], ...]) -> Mapping[str, float]:
    """Return the pieces of weighted words, a word's weight shared by its pieces."""
    pieces: dict[str, float] = {}
    for word, weight in words:
        keys = gram_keys(word)
        for key in keys:
            pieces[key] = max(weight / len(keys), pieces.get(key, 0.0))
    return pieces

"""Scores texts by the words of a question and by what these are in other words: passages and questions alike."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from bot.expansion import Expansion
from bot.search.index_keys import gram_keys, keys_of, root_key, stem_key
from bot.search.ranking import Places, Ranking, Scores
from bot.search.term_matching import Answering, Query
from bot.search.title_field import Titles
from bot.text.languages import Language
from bot.text.terms import Form, Term

# An expansion stands for all keys of a word: its stem and more. These make a question that is translated score like
# the same question asked in the language of the text. Arabic pieces find what stems leave apart, English stems need
# none.
_BY_STEM = {Language.ARABIC: 5.5, Language.ENGLISH: 7.0}
_BY_ARABIC_PIECES = 2.75
_SYNONYM = 0.5  # what a synonym or the standard word for dialect is worth beside the word itself


class Field:
    """Texts of an index, each in one language."""

    def __init__(
        self,
        texts: Sequence[Sequence[Term]],
        languages: Sequence[Language],
        untranslated: NDArray[np.bool_],
        is_known: Callable[[str], bool],
        titles: Titles | None = None,
    ) -> None:
        """Index `texts`, not empty; those that are `untranslated` are found by words of the other language too.

        A text that stands in both languages is found by its own words: translating the question as well would only
        add noise. `is_known` tells which folded Arabic words the indexed texts have.
        """
        self._is_known = is_known
        self._untranslated = untranslated
        self._titles = titles
        keys_of_form: dict[Form, tuple[str, ...]] = {}
        for term in (term for text in texts for term in text):
            if term.form not in keys_of_form:
                keys_of_form[term.form] = keys_of(term, is_known)
        self._ranking = Ranking(
            [[key for term in text for key in keys_of_form[term.form]] for text in texts], languages
        )
        self.size = len(texts)

    def frequency(self, stems: Iterable[str]) -> int:
        """Return how many texts have any of these stems."""
        return self._ranking.frequency(map(stem_key, stems))

    def score(self, query: Query) -> Scores:
        """Return the score of each text, 0 for those that share no word with the question."""
        own = {term.word: self._own_score(term) for term in query.terms}  # a word asked twice counts once
        for expansion in query.expansions:
            first, *others = (term.word for term in expansion.terms)
            is_translated = expansion.language is not expansion.terms[0].language
            if is_translated and not self._untranslated.any():
                continue
            worth = self._untranslated if is_translated else _SYNONYM
            # A text has a word as it was asked or in other words: both at once do not count twice.
            together = sum((own.pop(word) for word in others if word in own), own.pop(first, self._ranking.empty()))
            own[first] = np.maximum(together, worth * self._expanded_score(expansion))
        return sum(own.values(), self._ranking.empty())

    def covered(self, stems: Mapping[str, Answering], roots: Mapping[str, Answering]) -> Mapping[str, Scores]:
        """Return how surely each text has each term of a question, 0 to 1, by the stems and roots that answer to it."""
        found: dict[str, list[tuple[float, Places]]] = defaultdict(list)
        keyed = [
            *((stem_key(stem), of) for stem, of in stems.items()),
            *((root_key(root), of) for root, of in roots.items()),
        ]
        for key, answering in keyed:
            places = self._ranking.places(key)
            if places.size:
                for term, surely in answering.items():
                    found[term].append((surely, places))
        return {term: self._surest(each) for term, each in found.items()}

    def weighed(self, weights: Mapping[str, float]) -> Scores:
        """Return the sum of the weights of the stems that each text has, each counted once."""
        known = [(self._ranking.places(stem_key(stem)), weight) for stem, weight in weights.items()]
        return self._ranking.total([(places, np.full(places.size, weight)) for places, weight in known])

    def _surest(self, found: list[tuple[float, Places]]) -> Scores:
        surest = self._ranking.empty()
        for surely, places in sorted(found, key=lambda each: each[0]):  # the surest last, over all others
            surest[places] = surely
        return surest

    def _own_score(self, term: Term) -> Scores:
        score = self._ranking.score(keys_of(term, self._is_known))
        return score + self._titles.score({term.text: 1.0}) if self._titles else score

    def _expanded_score(self, expansion: Expansion) -> Scores:
        stems = {stem_key(stem): weight for stem, weight in expansion.stems.items()}
        worth = _BY_STEM[expansion.language] * self._ranking.synonym_score(stems)
        if expansion.language is Language.ARABIC:
            worth += _BY_ARABIC_PIECES * self._ranking.synonym_score(_pieces(tuple(expansion.words.items())))
        score = sqrt(len(expansion.terms)) * worth
        return score + self._titles.score(expansion.stems) if self._titles else score


@lru_cache(maxsize=4_000)  # the same words are expanded again and again
def _pieces(words: tuple[tuple[str, float], ...]) -> Mapping[str, float]:
    """Return the pieces of weighted words, a word's weight shared by its pieces."""
    pieces: dict[str, float] = {}
    for word, weight in words:
        keys = gram_keys(word)
        for key in keys:
            pieces[key] = max(weight / len(keys), pieces.get(key, 0.0))
    return pieces

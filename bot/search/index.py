"""Ranks passages by the words of a question and their translations, in one index for both languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np

from bot.documents import GlossaryEntry, Passage
from bot.expansion import Expansion, FreeDict, QueryExpander, says_little
from bot.questions.asked_entities import entity_types_in
from bot.questions.required_terms import is_required
from bot.search.index_keys import gram_keys, keys_of, stem_key
from bot.search.ranking import Ranking, Scores
from bot.search.term_matching import SURE, Query
from bot.search.title_field import Titles
from bot.text.arabizi import from_arabizi
from bot.text.languages import Language
from bot.text.proper_names import names_in
from bot.text.terms import Term, find_terms, find_words

# A expansion stands for all keys of a word: its stem and more. These make a question that is translated score like the
# same question asked in the language of the text. Arabic pieces find what stems leave apart, English stems need none.
_BY_STEM = {Language.ARABIC: 5.5, Language.ENGLISH: 7.0}
_BY_ARABIC_PIECES = 2.75
_SYNONYM = 0.5  # what a synonym or the standard word for dialect is worth beside the word itself
# How much a word says of a question's subject: this, more the rarer it is among the passages (up to 1), yet more if
# none has it; and for a light word only this share of it. Chosen on the golden questions and the article's, together.
_FLOOR, _UNKNOWN, _LIGHT = 0.25, 1.8, 0.1


@dataclass(frozen=True)
class Hit:
    """A passage that shares at least one term with the question."""

    passage: Passage
    language: Language  # the version of the passage that matched best
    score: float  # > 0; comparable within one search only

    @property
    def text(self) -> str:
        """The passage in the version that matched."""
        return self.passage.text(self.language) or self.passage.original


class Index:
    """The passages of a corpus, ready to be searched; never changes once built."""

    def __init__(
        self,
        passages: Sequence[Passage],
        glossary: Sequence[GlossaryEntry] = (),
        installed: FreeDict | None = None,
    ) -> None:
        """Index every version of every passage and the titles of their documents; `passages` must not be empty."""
        self.passages = tuple(passages)
        self._entries = [
            (number, language) for number, passage in enumerate(passages) for language in passage.document.versions
        ]
        counts = np.array([len(passage.document.versions) for passage in passages])
        self._lasts = np.cumsum(counts) - 1  # the last entry of each passage
        self._firsts = self._lasts - counts + 1
        terms = [find_terms(passages[number].text(language) or "") for number, language in self._entries]
        self._titles = Titles(
            [find_terms(passages[n].document.version(language).title) for n, language in self._entries]
        )
        self._words = frozenset(term.word for found in terms for term in found)
        distinct = {term.form: term for found in terms for term in found}
        keys_of_form = {form: self._keys(term) for form, term in distinct.items()}
        keys = [[key for term in found for key in keys_of_form[term.form]] for found in terms]
        self._ranking = Ranking(keys, [language for _, language in self._entries])
        self._expander = QueryExpander(glossary, distinct.values(), installed)
        # A text in both languages is found by its own words: translating the question as well would only add noise.
        self._alone = np.array([len(passages[number].document.versions) == 1 for number, _ in self._entries])

    def __len__(self) -> int:
        """Return how many entries there are: versions of passages."""
        return len(self._entries)

    def in_arabic_script(self, text: str) -> str:
        """Return a question in Latin-letter Arabic in the other script, and anything else as it is."""
        return from_arabizi(text, self._words.__contains__)

    def understand(self, text: str) -> Query:
        """Return a question as it is searched here."""
        words = find_words(text)
        terms = tuple(word for word in words if not word.is_function_word)
        light = frozenset(term.text for term in terms if says_little(term))
        decisive = frozenset(term.text for term in terms if is_required(term))
        return Query(terms, self._expander.render(words), light, names_in(text) | decisive, entity_types_in(text))

    def search(self, query: Query) -> list[Hit]:
        """Return a hit for each passage that shares a term, best first, ties in corpus order; [] if none does."""
        scores = self._scores(query)
        best = np.maximum.reduceat(scores, self._firsts)
        entries = np.where(scores[self._firsts] == best, self._firsts, self._lasts)  # a passage has one or two
        order = np.argsort(-best, kind="stable")[: np.count_nonzero(best)]
        found = zip(order.tolist(), entries[order].tolist(), best[order].tolist(), strict=True)
        return [Hit(self.passages[number], self._entries[entry][1], score) for number, entry, score in found]

    def weights(self, query: Query) -> Mapping[str, float]:
        """Return how much each term of a question, by its stem, says of its subject: > 0, about 1 for a rare word."""
        frequencies = {term.text: self._ranking.frequency([stem_key(term.text)]) for term in query.terms}
        for expansion in query.expansions:
            sure = (stem for stem, weight in expansion.stems.items() if weight >= SURE)
            frequency = self._ranking.frequency(map(stem_key, sure))
            for term in expansion.terms:
                frequencies[term.text] = max(frequencies[term.text], frequency)
        rarest = log(len(self._entries) + 1)
        return {
            stem: (_FLOOR + (1 - log(count) / rarest if count else _UNKNOWN)) * (_LIGHT if stem in query.light else 1.0)
            for stem, count in frequencies.items()
        }

    def _scores(self, query: Query) -> Scores:
        own = {term.word: self._own_score(term) for term in query.terms}  # a word asked twice counts once
        for expansion in query.expansions:
            first, *others = (term.word for term in expansion.terms)
            is_translated = expansion.language is not expansion.terms[0].language
            if is_translated and not self._alone.any():
                continue
            worth = self._alone if is_translated else _SYNONYM
            # An entry has a word as it was asked or in other words: both at once do not count twice.
            together = sum((own.pop(word) for word in others if word in own), own.pop(first, self._ranking.empty()))
            own[first] = np.maximum(together, worth * self._expanded_score(expansion))
        return sum(own.values(), self._ranking.empty())

    def _own_score(self, term: Term) -> Scores:
        return self._ranking.score(self._keys(term)) + self._titles.score({term.text: 1.0})

    def _expanded_score(self, expansion: Expansion) -> Scores:
        stems = {stem_key(stem): weight for stem, weight in expansion.stems.items()}
        worth = _BY_STEM[expansion.language] * self._ranking.synonym_score(stems)
        if expansion.language is Language.ARABIC:
            worth += _BY_ARABIC_PIECES * self._ranking.synonym_score(_pieces(expansion))
        return sqrt(len(expansion.terms)) * worth + self._titles.score(expansion.stems)

    def _keys(self, term: Term) -> tuple[str, ...]:
        return keys_of(term, self._words.__contains__)


def _pieces(expansion: Expansion) -> Mapping[str, float]:
    """Return the pieces of a expansion's words, a word's weight shared by its pieces."""
    pieces: dict[str, float] = {}
    for word, weight in expansion.words.items():
        keys = gram_keys(word)
        for key in keys:
            pieces[key] = max(weight / len(keys), pieces.get(key, 0.0))
    return pieces

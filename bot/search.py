"""Ranks passages by BM25. The only room that knows `rank_bm25`; knows nothing of files, wording or Telegram."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rank_bm25 import BM25Plus

from bot.documents import Kind, Passage
from bot.text.languages import Language
from bot.text.terms import find_terms

# BM25 with Robertson's customary constants and, unlike BM25Okapi, an idf that is never negative: log((N + 1) / df).
# BM25+'s floor `delta` is off, since it would reward passages that lack the word.
_K1, _B, _DELTA = 1.2, 0.75, 0.0
# Where a source text and an editors' summary tell the same, the reader is shown the source: its scores count for more.
# At 1.2 a summary that matches clearly better still comes first.
_WORTH = {Kind.ARTICLE: 1.2}


@dataclass(frozen=True)
class Hit:
    """A passage that shares at least one term with the question."""

    passage: Passage
    language: Language  # the version of the passage that matched best
    terms: frozenset[str]  # of the question, found in that version or its title
    score: float  # >= 0; comparable within one search only


class Index:
    """The passages of a corpus, ready to be searched; never changes once built."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Index every version of every passage with the title of its document; `passages` must not be empty."""
        self.passages = tuple(passages)
        self._entries = [
            (number, language) for number, passage in enumerate(passages) for language in passage.document.versions
        ]
        words = [_words(passages[number], language) for number, language in self._entries]
        self._ranking = BM25Plus(words, k1=_K1, b=_B, delta=_DELTA)
        self._postings: dict[str, list[int]] = defaultdict(list)  # term -> entries, ascending
        for entry, found in enumerate(words):
            for term in dict.fromkeys(found):
                self._postings[term].append(entry)

    def rarity(self, term: str) -> float:
        """Return the idf of a term; one that no passage has counts as rarer than any that some has."""
        return math.log((len(self._entries) + 1) / (len(self._postings.get(term, ())) or 0.5))

    def search(self, terms: Iterable[str]) -> list[Hit]:
        """Return a hit for each passage that shares a term, best first, ties in corpus order; [] if none does."""
        wanted = [term for term in dict.fromkeys(terms) if term in self._postings]
        shared: dict[int, set[str]] = defaultdict(set)
        for term in wanted:
            for entry in self._postings[term]:
                shared[entry].add(term)
        entries = sorted(shared)
        scores: list[float] = self._ranking.get_batch_scores(wanted, entries) if entries else []
        best: dict[int, Hit] = {}
        for entry, score in zip(entries, scores, strict=True):
            number, language = self._entries[entry]
            passage = self.passages[number]
            worth = float(score) * _WORTH.get(passage.document.kind, 1.0)
            if number not in best or worth > best[number].score:
                best[number] = Hit(passage, language, frozenset(shared[entry]), worth)
        return sorted(best.values(), key=lambda hit: -hit.score)  # stable: ties stay in corpus order


def _words(passage: Passage, language: Language) -> list[str]:
    title = passage.document.version(language).title
    return [term.text for text in (title, passage.text(language) or "") for term in find_terms(text)]

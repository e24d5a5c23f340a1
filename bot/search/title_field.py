"""Scores the titles of the documents, a field of its own: every passage of a document has the same one."""

from collections.abc import Mapping, Sequence

import numpy as np

from bot.search.postings import Numbers, Postings, Weights, index_keys
from bot.search.postings_change import changed_postings
from bot.text.terms import Term

# A word of the title beside one of the text. In the text's own index a title's words would be in every passage of a
# document, and tell none from the others; in a corpus of one document they would count for nothing at all.
_WORTH = 0.5
_NONE = np.zeros(0, np.int64), np.zeros(0, np.float32)


class Titles:
    """The titles of an index's entries."""

    def __init__(self, postings: Postings) -> None:
        """Score titles by their stems."""
        self._postings = postings
        self._idf = np.log((postings.size + 1) / np.maximum(postings.frequencies, 1))

    def changed(self, dropped: Numbers, places: Numbers, titles: Sequence[Sequence[Term]]) -> "Titles":
        """Return the titles without some entries, and with others at these places among those that are left."""
        return Titles(changed_postings(self._postings, dropped, places, _stems_of(titles)))

    def scores(self, stems: Mapping[str, float]) -> tuple[Numbers, Weights]:
        """Return the entries with any of a word's weighted stems in their titles, and their worth: the best one's idf.

        An entry stands there once for each of these stems, the best one last.
        """
        known = self._postings.known(stems)
        if not known:  # as for most words
            return _NONE
        numbers = np.array(known, dtype=np.int64)
        weights = np.array([weight for stem, weight in stems.items() if stem in self._postings.numbers])
        worth = _WORTH * weights * self._idf[numbers]
        order = np.argsort(worth, kind="stable")
        at, lengths = self._postings.slices(numbers[order])
        return self._postings.places[at].astype(np.int64), worth[order].astype(np.float32).repeat(lengths)


def index_titles(titles: Sequence[Sequence[Term]]) -> Titles:
    """Return the titles of an index, one for each entry."""
    return Titles(index_keys(_stems_of(titles)))


def _stems_of(titles: Sequence[Sequence[Term]]) -> list[list[str]]:
    return [[term.text for term in terms] for terms in titles]

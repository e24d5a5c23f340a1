"""Scores the titles of the documents, a field of its own: every passage of a document has the same one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from bot.search.ranking import Places, Scores
from bot.text.terms import Term

# A word of the title beside one of the text. In the text's own index a title's words would be in every passage of a
# document, and tell none from the others; in a corpus of one document they would count for nothing at all.
_WORTH = 0.5


class Titles:
    """The titles of an index's entries."""

    def __init__(self, titles: Sequence[Sequence[Term]]) -> None:
        """Index `titles`, one for each entry."""
        self._size = len(titles)
        places: dict[str, list[int]] = defaultdict(list)
        for number, terms in enumerate(titles):
            for stem in {term.text for term in terms}:
                places[stem].append(number)
        self._places: dict[str, Places] = {stem: np.array(found) for stem, found in places.items()}

    def score(self, stems: Mapping[str, float]) -> Scores:
        """Return what each entry's title is worth for a word by its weighted stems: the idf of the best one."""
        scores: Scores = np.zeros(self._size)
        for stem, weight in stems.items():
            if stem in self._places:
                places = self._places[stem]
                idf = np.log((self._size + 1) / len(places))
                scores[places] = np.maximum(scores[places], _WORTH * weight * idf)
        return scores

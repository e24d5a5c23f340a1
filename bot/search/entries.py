"""The entries of an index: the versions of its passages, one after another."""

from collections.abc import Iterable, Sequence

import numpy as np

from bot.documents import Passage
from bot.search.postings import Flags, Numbers
from bot.search.ranking import Groups
from bot.text.languages import Language

_NUMBERS = {language: number for number, language in enumerate(Language)}


def groups_of(languages: Iterable[Language]) -> Groups:
    """Return a number for each language: texts are compared in length with those of the same one."""
    return np.array([*map(_NUMBERS.__getitem__, languages)], dtype=np.int8)


class Entries:
    """Numbers of entries and of passages."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Give the versions of `passages` their numbers, from 0."""
        versions = [tuple(passage.document.versions) for passage in passages]
        self._counts = np.fromiter(map(len, versions), np.int64, len(versions))
        self._firsts = self._counts.cumsum() - self._counts
        self.passages: Numbers = np.arange(len(versions)).repeat(self._counts)  # of each entry, its passage's number
        self.languages = [language for each in versions for language in each]  # likewise
        self.groups = groups_of(self.languages)
        self.alone: Flags = (self._counts == 1)[self.passages]  # whether it is the only version
        self.most_versions = int(self._counts.max())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.passages)

    def of(self, passages: Numbers) -> tuple[Numbers, Numbers]:
        """Return the entries of some passages, and how many each of these has."""
        counts = self._counts[passages]
        ends = counts.cumsum()
        total = int(ends[-1]) if len(ends) else 0
        return np.arange(total) + (self._firsts[passages] - ends + counts).repeat(counts), counts

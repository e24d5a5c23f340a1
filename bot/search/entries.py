"""The entries of an index: the versions of its passages, one after another."""

from collections.abc import Iterable

import numpy as np

from bot.documents import Passages
from bot.search.postings import Flags, Numbers
from bot.search.ranges import numbers_in
from bot.search.ranking import Groups
from bot.text.languages import Language

_LANGUAGES = tuple(Language)
_NUMBERS = {language: number for number, language in enumerate(_LANGUAGES)}


def groups_of(languages: Iterable[Language]) -> Groups:
    """Return a number for each language: texts are compared in length with those of the same one."""
    return np.array([*map(_NUMBERS.__getitem__, languages)], dtype=np.int8)


class Entries:
    """Numbers of entries and of passages."""

    def __init__(self, passages: Passages) -> None:
        """Give the versions of `passages` their numbers, from 0."""
        self.all_passages = passages
        versions = [groups_of(document.versions) for document in passages.documents]
        firsts: Numbers = np.array([*passages.firsts, len(passages)], dtype=np.int64)
        lengths = firsts[1:] - firsts[:-1]  # of the documents
        self._counts = np.fromiter(map(len, versions), np.int64, len(versions)).repeat(lengths)
        self._firsts = self._counts.cumsum() - self._counts
        self.passages: Numbers = np.arange(len(passages)).repeat(self._counts)  # of each entry, its passage's number
        tiled = [np.tile(each, length) for each, length in zip(versions, lengths.tolist(), strict=True)]
        self.groups: Groups = np.concatenate(tiled) if tiled else np.zeros(0, np.int8)
        self.alone: Flags = (self._counts == 1)[self.passages]  # whether it is the only version
        self.most_versions = int(self._counts.max())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.passages)

    def language(self, entry: int) -> Language:
        """Return the language of an entry."""
        return _LANGUAGES[int(self.groups[entry])]

    def text(self, entry: int) -> str:
        """Return the text of an entry."""
        return self.all_passages[int(self.passages[entry])].text(self.language(entry)) or ""

    def title(self, entry: int) -> str:
        """Return the title of its document in its language."""
        return self.all_passages[int(self.passages[entry])].document.version(self.language(entry)).title

    def of(self, passages: Numbers) -> tuple[Numbers, Numbers]:
        """Return the entries of some passages, and how many each of these has."""
        counts = self._counts[passages]
        return numbers_in(self._firsts[passages], counts), counts

"""How the texts of an index differ from those that another one has: documents are told apart by identity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.documents import Passages
from bot.search.entries import Entries
from bot.search.postings import Flags, Numbers
from bot.text.terms import Term, find_words

_MOST_CHANGED = 0.3  # share of the passages; to take out and put in more is no faster than to build anew


@dataclass(frozen=True)
class TextChange:
    """The texts of other documents, and where they come from."""

    passages: Passages
    entries: Entries
    gone: Numbers  # entries that are no longer there, by the numbers they had
    new: Mapping[int, Sequence[Term]]  # words of the entries that were not there, by the numbers they have
    passages_moved: Numbers  # the number that each passage before has now; -1: it is gone
    entries_moved: Numbers  # likewise each entry

    @property
    def is_any(self) -> bool:
        """Whether anything differs."""
        return bool(len(self.gone) or self.new)

    def counted(self, before: Mapping[str, int], old: Entries) -> tuple[Mapping[str, int], frozenset[str]]:
        """Return how many texts have each word, by how many had before, and the words that none has any more."""
        if not self.is_any:
            return before, frozenset()
        counts, lost = dict(before), set[str]()
        for words in self.new.values():
            for word in _terms_of(words):
                counts[word] = counts.get(word, 0) + 1
        for entry in self.gone.tolist():
            for word in _terms_of(find_words(old.text(entry))):
                counts[word] -= 1
                if not counts[word]:
                    del counts[word]
                    lost.add(word)
        return counts, frozenset(lost)


def no_change(passages: Passages, entries: Entries) -> TextChange:
    """Return that nothing has changed."""
    none = np.zeros(0, np.int64)
    return TextChange(passages, entries, none, {}, np.arange(len(passages)), np.arange(len(entries)))


def change_of(before: Entries, passages: Passages) -> TextChange | None:
    """Return how to come to `passages`; None if so much differs that it is not worth the while."""
    old = {id(document): place for place, document in enumerate(before.all_passages.documents)}
    origins = [old.get(id(document), -1) for document in passages.documents]
    kept = [origin for origin in origins if origin >= 0]
    is_new = _flags_of(passages, [place for place, origin in enumerate(origins) if origin < 0])
    is_gone = _flags_of(before.all_passages, sorted(set(old.values()).difference(kept)))
    if kept != sorted(kept) or max(is_new.mean(), is_gone.mean()) > _MOST_CHANGED:
        return None
    entries = Entries(passages)
    new = entries.of(np.flatnonzero(is_new))[0]
    gone = before.of(np.flatnonzero(is_gone))[0]
    is_new_entry, is_gone_entry = np.zeros(len(entries), bool), np.zeros(len(before), bool)
    is_new_entry[new], is_gone_entry[gone] = True, True
    return TextChange(
        passages,
        entries,
        gone,
        {entry: find_words(entries.text(entry)) for entry in new.tolist()},
        _moved(is_gone, is_new),
        _moved(is_gone_entry, is_new_entry),
    )


def _flags_of(passages: Passages, documents: Sequence[int]) -> Flags:
    """Return for each passage whether it is of one of the documents, which are given by their places."""
    flags = np.zeros(len(passages), dtype=bool)
    ends = (*passages.firsts[1:], len(passages))
    for place in documents:
        flags[passages.firsts[place] : ends[place]] = True
    return flags


def _moved(is_gone: Flags, is_new: Flags) -> Numbers:
    """Return where each of those that stay stands among those that are there now; -1 for those that are gone."""
    moved = np.full(len(is_gone), -1, np.int64)
    moved[~is_gone] = np.flatnonzero(~is_new)
    return moved


def _terms_of(words: Sequence[Term]) -> set[str]:
    return {term.word for term in words if not term.is_function_word}

"""Which entries have which key, and how often: for all keys one array each, of which every key has a slice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int32]  # numbers of entries, ascending within a key
Numbers = NDArray[np.int64]
Weights = NDArray[np.float32]
Flags = NDArray[np.bool_]
Counts = NDArray[np.unsignedinteger]  # of 8 bits, or of 16 if an entry has a key so often
_MOST_SHORT = 2**32
_AT_ONCE = 4_000_000  # keys that are sorted together, so that building takes little more memory than what is built


@dataclass(frozen=True)
class Postings:
    """The keys of an index's entries, each with the entries that have it."""

    numbers: Mapping[str, int]  # of each key, from 0
    starts: Numbers  # of each key's slice, and the end of the last
    places: Places
    counts: Counts  # how often the entry has the key
    lengths: Numbers  # of each entry, in keys

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self.lengths)

    @property
    def frequencies(self) -> Numbers:
        """How many entries have each key."""
        return np.diff(self.starts)

    def known(self, keys: Iterable[str]) -> list[int]:
        """Return the numbers of those keys that any entry has, in their order."""
        find = self.numbers.get
        return [number for number in map(find, keys) if number is not None]

    def of(self, number: int) -> Places:
        """Return the entries that have a key."""
        return self.places[self.starts[number] : self.starts[number + 1]]

    def slices(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return where in the arrays the slices of some keys are, one after another, and the length of each."""
        firsts = self.starts[numbers]
        lengths = self.starts[numbers + 1] - firsts
        ends = lengths.cumsum()
        total = int(ends[-1]) if len(ends) else 0
        return np.arange(total) + (firsts - ends + lengths).repeat(lengths), lengths

    def blocks(self, most: int) -> Iterator[slice]:
        """Yield the numbers of all keys in pieces, each with at most so many places, or of one key."""
        first = 0
        while first < len(self.starts) - 1:
            end = int(np.searchsorted(self.starts, self.starts[first] + most, side="right")) - 1
            yield slice(first, max(end, first + 1))
            first = max(end, first + 1)


def index_keys(entries: Sequence[Sequence[str]]) -> Postings:
    """Return the postings of entries, each a list of keys."""
    numbers: dict[str, int] = {key: number for number, key in enumerate(dict.fromkeys(chain.from_iterable(entries)))}
    lengths = np.fromiter(map(len, entries), np.int64, len(entries))
    of_all = np.fromiter(map(numbers.__getitem__, chain.from_iterable(entries)), np.int32, int(lengths.sum()))
    return collect(numbers, of_all, np.arange(len(numbers) + 1), np.arange(len(numbers), dtype=np.int32), lengths)


def collect(numbers: Mapping[str, int], words: Places, firsts: Numbers, keys: Places, lengths: Numbers) -> Postings:
    """Return the postings of entries whose words, one after another, are `words`; `lengths` has how many each has.

    The keys of the n-th word are the slice of `keys` from `firsts[n]` to `firsts[n + 1]`.
    """
    blocks = list(_sorted_blocks(words, firsts, keys, lengths))
    frequencies = np.zeros(len(numbers), np.int64)
    for of_block, _, _, _ in blocks:
        frequencies += np.bincount(of_block, minlength=len(numbers))
    starts = np.concatenate(([0], frequencies.cumsum()))
    places, counts = np.empty(starts[-1], np.int32), np.empty(starts[-1], np.uint16)
    free = starts[:-1].copy()  # where the next entry of each key goes
    for of_block, entries, times, _ in blocks:
        found = np.bincount(of_block, minlength=len(numbers))
        before = (found.cumsum() - found)[of_block]
        at = free[of_block] + np.arange(len(of_block)) - before
        places[at], counts[at] = entries, times
        free += found
    sizes = [each for _, _, _, each in blocks]
    lengths_in_keys = np.concatenate(sizes) if sizes else np.zeros(0, np.int64)
    return Postings(numbers, starts, places, _narrow(counts), lengths_in_keys)


def _narrow(counts: NDArray[np.uint16]) -> Counts:
    return counts.astype(np.uint8) if counts.max(initial=0) <= np.iinfo(np.uint8).max else counts


_Block = tuple[Places, Places, NDArray[np.uint16], Numbers]  # keys, entries that have them, how often; lengths in keys


def _sorted_blocks(words: Places, firsts: Numbers, keys: Places, lengths: Numbers) -> Iterator[_Block]:
    """Yield the keys of the entries, each pair once, in the order of the keys and then of the entries."""
    in_keys = np.diff(firsts)
    first_word = np.concatenate(([0], lengths.cumsum()))
    keys_before = np.concatenate(([0], in_keys[words].cumsum()))[first_word]  # of each entry
    highest, entry = int(keys.max(initial=0)) + 1, 0
    while entry < len(lengths):
        end = max(int(np.searchsorted(keys_before, keys_before[entry] + _AT_ONCE, side="right")) - 1, entry + 1)
        some = words[first_word[entry] : first_word[end]]
        of_words = in_keys[some]
        sizes = np.diff(keys_before[entry : end + 1])
        ends = of_words.cumsum()
        at = np.arange(int(ends[-1]) if len(ends) else 0) + (firsts[some] - ends + of_words).repeat(of_words)
        kind = np.dtype(
            np.uint32 if highest * (end - entry) < _MOST_SHORT else np.uint64
        )  # half as long: twice as fast
        pairs = keys[at].astype(kind) * kind.type(end - entry) + np.arange(end - entry, dtype=kind).repeat(sizes)
        pairs.sort()
        new = np.concatenate(([0], np.flatnonzero(pairs[1:] != pairs[:-1]) + 1))[: len(pairs)]
        times = np.minimum(np.diff(new, append=len(pairs)), np.iinfo(np.uint16).max)
        of_block, local = np.divmod(pairs[new], kind.type(end - entry))
        yield of_block.astype(np.int32), local.astype(np.int32) + np.int32(entry), times.astype(np.uint16), sizes
        entry = end

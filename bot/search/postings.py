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

    def changed(self, dropped: Numbers, places: Numbers, added: Sequence[Sequence[str]]) -> "Postings":
        """Return the postings without the entries `dropped` and with `added` at these places among those that are left.

        `places` ascend and are numbers in what is returned. A key that no entry has any more keeps its number.
        """
        kept = np.ones(self.size, dtype=bool)
        kept[dropped] = False
        is_new = np.zeros(self.size - len(dropped) + len(added), dtype=bool)
        is_new[places] = True
        moved = np.full(self.size, -1, np.int32)
        moved[kept] = np.flatnonzero(~is_new)
        own = index_keys(added)
        numbers = _joined(self.numbers, own.numbers)
        of_own = np.fromiter((numbers[key] for key in own.numbers), np.int64, len(own.numbers))
        frequencies = np.zeros(len(numbers), np.int64)
        left, frequencies[: len(self.numbers)] = self._left(kept)
        old = moved[self.places if left is None else self.places[left]]
        counts = self.counts if left is None else self.counts[left]
        keys = of_own.repeat(own.frequencies)
        order = np.lexsort((own.places, keys))
        keys, entries = keys[order], places.astype(np.int32)[own.places[order]]
        ends = frequencies.cumsum()
        at = _insertion_points(old, (ends - frequencies)[keys], ends[keys], entries)
        frequencies += np.bincount(keys, minlength=len(numbers))
        if counts.dtype != own.counts.dtype:
            counts = counts.astype(np.uint16)
        lengths = np.empty(len(is_new), np.int64)
        lengths[~is_new], lengths[is_new] = self.lengths[kept], own.lengths
        return Postings(
            numbers,
            np.concatenate(([0], frequencies.cumsum())),
            np.insert(old, at, entries),
            np.insert(counts, at, own.counts[order]),
            lengths,
        )

    def _left(self, kept: Flags) -> tuple[Flags | None, Numbers]:
        """Return which places are of entries that are kept, None for all, and how many such entries have each key."""
        if kept.all():
            return None, self.frequencies
        left = kept[self.places]
        gone = np.searchsorted(self.starts, np.flatnonzero(~left), side="right") - 1
        return left, self.frequencies - np.bincount(gone, minlength=len(self.numbers))


def _joined(numbers: Mapping[str, int], others: Iterable[str]) -> Mapping[str, int]:
    """Return the numbers of keys, with further numbers for those of the others that have none."""
    new = [key for key in others if key not in numbers]
    return {**numbers, **dict(zip(new, range(len(numbers), len(numbers) + len(new)), strict=True))} if new else numbers


def _insertion_points(places: Places, firsts: Numbers, ends: Numbers, wanted: Places) -> Numbers:
    """Return where each of the wanted numbers belongs within its slice of ascending places."""
    low, high = firsts.copy(), ends.copy()
    while (is_open := low < high).any():
        middle = (low + high) // 2
        is_before = is_open.copy()
        is_before[is_open] = places[middle[is_open]] < wanted[is_open]
        low = np.where(is_before, middle + 1, low)
        high = np.where(is_open & ~is_before, middle, high)
    return low


def index_keys(entries: Sequence[Sequence[str]]) -> Postings:
    """Return the postings of entries, each a list of keys."""
    numbers: dict[str, int] = {key: number for number, key in enumerate(dict.fromkeys(chain.from_iterable(entries)))}
    lengths = np.fromiter(map(len, entries), np.int64, len(entries))
    of_all = np.fromiter((numbers[key] for entry in entries for key in entry), np.int32, int(lengths.sum()))
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

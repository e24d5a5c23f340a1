"""Takes entries out of postings and puts others in, as if all had been indexed anew."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from bot.search.postings import Numbers, Places, Postings, index_keys

# Places that are changed together: less memory meanwhile, and other threads may go on between two such pieces.
_AT_ONCE = 500_000


def changed_postings(
    before: Postings, dropped: Numbers, places: Numbers, added: Sequence[Sequence[str]], at_once: int = _AT_ONCE
) -> Postings:
    """Return postings without the entries `dropped` and with `added` at these places among those that are left.

    `places` ascend and are numbers in what is returned. A key that no entry has any more keeps its number.
    """
    is_new = np.zeros(before.size - len(dropped) + len(added), dtype=bool)
    is_new[places] = True
    is_kept = np.ones(before.size, dtype=bool)
    is_kept[dropped] = False
    moved = np.full(before.size, -1, np.int32)
    moved[is_kept] = np.flatnonzero(~is_new)
    lengths = np.empty(len(is_new), np.int64)
    own = index_keys(added)
    lengths[~is_new], lengths[is_new] = before.lengths[is_kept], own.lengths
    numbers = _joined(before.numbers, own.numbers)
    return _Changing(before, moved, numbers, own, places).changed(lengths, at_once)


class _Changing:
    """Postings on their way."""

    def __init__(
        self, before: Postings, moved: Places, numbers: Mapping[str, int], own: Postings, places: Numbers
    ) -> None:
        """Take where each entry of those `before` is to go, -1 for nowhere, and what is put in at some `places`."""
        self._before = before
        self._moved = moved
        self._numbers = numbers
        keys = np.fromiter(map(numbers.__getitem__, own.numbers), np.int64, len(own.numbers)).repeat(own.frequencies)
        order = np.lexsort((own.places, keys))
        self._keys, self._counts = keys[order], own.counts[order]
        self._entries = places.astype(np.int32)[own.places[order]]
        most = len(before.places) + len(order)
        kind = np.promote_types(before.counts.dtype, own.counts.dtype)
        self._made, self._made_counts, self._end = np.empty(most, np.int32), np.empty(most, kind), 0
        self._frequencies = np.zeros(len(numbers), np.int64)

    def changed(self, lengths: Numbers, at_once: int) -> Postings:
        """Return what comes of it; `lengths` are those of the entries, so many places are changed `at_once`."""
        for keys in self._before.blocks(at_once):
            self._change(keys)
        self._change(slice(len(self._before.numbers), len(self._numbers)))
        starts = np.concatenate(([0], self._frequencies.cumsum()))
        return Postings(self._numbers, starts, self._made[: self._end], self._made_counts[: self._end], lengths)

    def _change(self, keys: slice) -> None:
        starts = self._before.starts[keys.start : keys.stop + 1]
        frequencies = np.zeros(keys.stop - keys.start, np.int64)
        frequencies[: len(starts) - 1] = np.diff(starts)
        piece = slice(int(starts[0]), int(starts[-1]))
        old, counts = self._moved[self._before.places[piece]], self._before.counts[piece]
        is_left = old >= 0
        gone = np.flatnonzero(~is_left)
        if len(gone):
            of_gone = np.searchsorted(starts, gone + starts[0], side="right") - 1
            frequencies -= np.bincount(of_gone, minlength=len(frequencies))
            old, counts = old[is_left], counts[is_left]
        ends = frequencies.cumsum()
        new = slice(*np.searchsorted(self._keys, (keys.start, keys.stop)).tolist())
        of_new = self._keys[new] - keys.start
        at = _insertion_points(old, (ends - frequencies)[of_new], ends[of_new], self._entries[new])
        end = self._end + len(old) + len(at)
        self._made[self._end : end] = np.insert(old, at, self._entries[new])
        self._made_counts[self._end : end] = np.insert(counts.astype(self._made_counts.dtype), at, self._counts[new])
        self._frequencies[keys] = frequencies + np.bincount(of_new, minlength=len(frequencies))
        self._end = end


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

"""Postings out of which entries are taken, and into which others are put."""

from collections.abc import Mapping, Sequence
from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.search.postings import Postings, index_keys
from bot.search.postings_change import changed_postings

ENTRIES = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), min_size=1, max_size=8)


def told(postings: Postings) -> Mapping[str, list[tuple[int, int]]]:
    """Return the entries that have each key that any has, and how often."""
    slices = {key: slice(*postings.starts[[number, number + 1]]) for key, number in postings.numbers.items()}
    pairs = {
        key: [*zip(postings.places[of].tolist(), postings.counts[of].tolist(), strict=True)]
        for key, of in slices.items()
    }
    return {key: of for key, of in pairs.items() if of}


@given(ENTRIES, ENTRIES, st.randoms(use_true_random=False), st.integers(1, 30))
def test_they_are_those_of_the_entries_indexed_anew(
    before: Sequence[Sequence[str]], after: list[list[str]], chance: Random, at_once: int
) -> None:
    dropped = [place for place in range(len(before)) if chance.random() < 0.5]
    left = [list(entry) for place, entry in enumerate(before) if place not in dropped]
    places = sorted(chance.sample(range(len(left) + len(after)), len(after)))
    for place, entry in zip(places, after, strict=True):
        left.insert(place, entry)
    made = changed_postings(index_keys(before), np.array(dropped, int), np.array(places), after, at_once)
    assert told(made) == told(index_keys(left))
    assert made.lengths.tolist() == [len(entry) for entry in left]

"""The scores of entries: `rank-bm25`'s own for one key, and those of several keys that are taken for one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from bot.search.ranking import Ranking, Scores

KEY = st.sampled_from("abcd")
ENTRY = st.lists(KEY, min_size=1, max_size=6)
ENTRIES = st.lists(ENTRY, min_size=1, max_size=6)


def rank(*entries: str) -> Ranking:
    """Return a ranking of entries whose keys are their letters, all in one group."""
    return Ranking([list(entry) for entry in entries], ["all"] * len(entries))


def equal(one: Scores, other: Scores) -> bool:
    return bool(np.allclose(one, other))


@given(ENTRIES, KEY)
def test_one_key_scores_as_in_rank_bm25(entries: list[list[str]], key: str) -> None:
    library = BM25Plus(entries, k1=0.6, b=1.0, delta=0.0)
    assert equal(Ranking(entries, ["all"] * len(entries)).score([key]), library.get_scores([key]))


@given(ENTRIES, KEY)
def test_a_synonym_of_one_full_key_scores_as_the_key(entries: list[list[str]], key: str) -> None:
    ranking = Ranking(entries, ["all"] * len(entries))
    assert equal(ranking.synonym_score({key: 1.0}), ranking.score([key]))


@given(ENTRIES)
def test_synonyms_score_as_if_they_were_one_key(entries: list[list[str]]) -> None:
    merged = [["a" if key == "b" else key for key in entry] for entry in entries]
    one, other = (Ranking(found, ["all"] * len(found)) for found in (merged, entries))
    assert equal(one.score(["a"]), other.synonym_score({"a": 1.0, "b": 1.0}))


@given(ENTRIES, st.dictionaries(KEY, st.floats(0.1, 1.0), min_size=1))
def test_exactly_the_entries_that_have_a_synonym_score(entries: list[list[str]], weights: dict[str, float]) -> None:
    scores = Ranking(entries, ["all"] * len(entries)).synonym_score(weights)
    assert [score > 0 for score in scores] == [not weights.keys().isdisjoint(entry) for entry in entries]


def test_the_frequency_of_synonyms_is_that_of_their_union() -> None:
    assert rank("a", "ab", "b", "c").frequency(["a", "b"]) == 3


def test_keys_that_no_entry_has_are_in_none() -> None:
    assert rank("a", "b").frequency(["x", "y"]) == 0


def test_a_key_that_no_entry_has_scores_nothing() -> None:
    assert rank("a", "b").score(["x"]).tolist() == [0.0, 0.0]


def test_a_synonym_that_no_entry_has_scores_nothing() -> None:
    assert rank("a", "b").synonym_score({"x": 1.0}).tolist() == [0.0, 0.0]


def test_a_doubtful_synonym_scores_less_than_a_sure_one() -> None:
    sure, doubtful, _ = rank("a", "b", "c").synonym_score({"a": 1.0, "b": 0.5})
    assert 0 < doubtful < sure


def test_lengths_are_compared_only_within_a_group() -> None:
    short, long = Ranking([["a"], ["a", *"bcdefg"]], ["en", "ar"]).score(["a"])
    assert short == pytest.approx(long)


def test_a_longer_entry_of_the_same_group_scores_less() -> None:
    short, long = rank("a", "abcdefg").score(["a"])
    assert long < short


def test_an_entry_without_keys_scores_nothing() -> None:
    assert rank("", "a").score(["a"])[0] == 0.0

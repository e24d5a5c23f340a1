"""The scores of entries: `rank-bm25`'s own for plain keys, and those of several keys that are taken for one."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi, BM25Plus

from bot.search.postings import Numbers, Weights, index_keys
from bot.search.ranking import Formula, Ranking

KEY = st.sampled_from("abcd")
ENTRY = st.lists(KEY, min_size=1, max_size=6)
ENTRIES = st.lists(ENTRY, min_size=1, max_size=6)
MANY = st.lists(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=30), min_size=1, max_size=60)
ASKED = st.lists(st.sampled_from("abcdefghijxyz"), max_size=8)  # repeated and unknown ones among them


def in_one_group(entries: Sequence[Sequence[str]]) -> Ranking:
    return Ranking(index_keys(entries), np.zeros(len(entries), np.int8))


def rank(*entries: str) -> Ranking:
    """Return a ranking of entries whose keys are their letters, all in one group."""
    return in_one_group(entries)


def score(ranking: Ranking, keys: Sequence[str]) -> Weights:
    """Return the score of each entry."""
    scores = np.zeros(ranking.size, np.float32)
    ranking.add_scores(ranking.postings.known(keys), scores)
    return scores


def synonym_score(ranking: Ranking, weights: Mapping[str, float]) -> Weights:
    """Return the score of each entry for keys that are taken for one."""
    scores = np.zeros(ranking.size, np.float32)
    numbers = ranking.postings.numbers
    if known := [(numbers[key], weight) for key, weight in weights.items() if key in numbers]:
        ranking.add_synonyms(known, 1.0, scores)
    return scores


def equal(one: Weights, other: Weights) -> bool:
    return bool(np.allclose(one, other, rtol=1e-5, atol=1e-6))


@given(MANY, ASKED)
def test_keys_score_as_in_rank_bm25(entries: list[list[str]], asked: list[str]) -> None:
    library = BM25Plus(entries, k1=0.6, b=1.0, delta=0.0)
    assert equal(score(in_one_group(entries), asked), library.get_scores(asked))


@given(MANY, ASKED)
def test_keys_in_most_entries_score_as_in_rank_bm25_with_its_floor_for_a_negative_idf(
    entries: list[list[str]], asked: list[str]
) -> None:
    library = BM25Okapi(entries)
    postings = index_keys(entries)

    def idf(_: Numbers, __: int) -> Weights:
        return np.array([library.idf[key] for key in postings.numbers], dtype=np.float32)

    ranking = Ranking(postings, np.zeros(len(entries), np.int8), Formula(library.k1, library.b, idf))
    assert equal(score(ranking, asked), library.get_scores(asked))


@given(MANY, ASKED)
def test_scores_that_are_finished_before_are_the_same(entries: list[list[str]], asked: list[str]) -> None:
    finished = Ranking(index_keys(entries), np.zeros(len(entries), np.int8), is_finished=True)
    assert equal(score(finished, asked), score(in_one_group(entries), asked))


@given(MANY, ASKED, st.integers(1, 9))
def test_the_best_entries_are_those_of_a_whole_stable_order(
    entries: list[list[str]], asked: list[str], most: int
) -> None:
    ranking = in_one_group(entries)
    scores = score(ranking, asked)
    order = [place for place in np.argsort(-scores, kind="stable").tolist() if scores[place] > 0]
    assert ranking.best(ranking.postings.known(asked), most)[0].tolist() == order[:most]


@given(MANY, st.integers(1, 40))
def test_blocks_have_every_key_once_and_no_more_places_than_they_may(entries: list[list[str]], most: int) -> None:
    postings = index_keys(entries)
    blocks = list(postings.blocks(most))
    numbers = [number for keys in blocks for number in range(keys.start, keys.stop)]
    assert numbers == list(range(len(postings.numbers)))
    assert all(keys.stop - keys.start == 1 or postings.frequencies[keys].sum() <= most for keys in blocks)


@given(ENTRIES, KEY)
def test_a_synonym_of_one_full_key_scores_as_the_key(entries: list[list[str]], key: str) -> None:
    ranking = in_one_group(entries)
    assert equal(synonym_score(ranking, {key: 1.0}), score(ranking, [key]))


@given(ENTRIES)
def test_synonyms_score_as_if_they_were_one_key(entries: list[list[str]]) -> None:
    merged = [["a" if key == "b" else key for key in entry] for entry in entries]
    one, other = in_one_group(merged), in_one_group(entries)
    assert equal(score(one, ["a"]), synonym_score(other, {"a": 1.0, "b": 1.0}))


@given(ENTRIES, st.dictionaries(KEY, st.floats(0.1, 1.0), min_size=1))
def test_exactly_the_entries_that_have_a_synonym_score(entries: list[list[str]], weights: dict[str, float]) -> None:
    scores = synonym_score(in_one_group(entries), weights)
    assert [each > 0 for each in scores] == [not weights.keys().isdisjoint(entry) for entry in entries]


def test_the_frequency_of_synonyms_is_that_of_their_union() -> None:
    assert (ranking := rank("a", "ab", "b", "c")).frequency(ranking.postings.known("ab")) == 3


def test_keys_that_no_entry_has_are_in_none() -> None:
    assert (ranking := rank("a", "b")).frequency(ranking.postings.known("xy")) == 0


def test_a_key_that_no_entry_has_scores_nothing() -> None:
    assert score(rank("a", "b"), ["x"]).tolist() == [0.0, 0.0]


def test_a_synonym_that_no_entry_has_scores_nothing() -> None:
    assert synonym_score(rank("a", "b"), {"x": 1.0}).tolist() == [0.0, 0.0]


def test_a_doubtful_synonym_scores_less_than_a_sure_one() -> None:
    sure, doubtful, _ = synonym_score(rank("a", "b", "c"), {"a": 1.0, "b": 0.5})
    assert 0 < doubtful < sure


def test_lengths_are_compared_only_within_a_group() -> None:
    short, long = score(Ranking(index_keys([["a"], ["a", *"bcdefg"]]), np.array([0, 1], np.int8)), ["a"])
    assert short == pytest.approx(long)


def test_a_longer_entry_of_the_same_group_scores_less() -> None:
    short, long = score(rank("a", "abcdefg"), ["a"])
    assert long < short


def test_an_entry_without_keys_scores_nothing() -> None:
    assert score(rank("", "a"), ["a"])[0] == 0.0

"""The highest scores are found among very many too."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.best_places import best_places


@settings(max_examples=30)
@given(st.integers(0, 2**32), st.integers(1, 20), st.sampled_from([1, 40, 1_000_000]))
def test_the_best_of_many_are_those_of_a_whole_stable_order(seed: int, most: int, values: int) -> None:
    random = np.random.default_rng(seed)
    scores = random.integers(0, values, 9_973).astype(np.float32)
    order = np.argsort(-scores, kind="stable")
    assert best_places(scores, most).tolist() == order[scores[order] > 0][:most].tolist()


@pytest.mark.parametrize("size", [0, 5, 5_000])
def test_where_nothing_scores_nothing_is_found(size: int) -> None:
    assert best_places(np.zeros(size, np.float32), 10).tolist() == []


def test_fewer_are_found_where_fewer_score() -> None:
    scores = np.zeros(50_000, np.float32)
    scores[[49_999, 7]] = 1.0, 2.0
    assert best_places(scores, 10).tolist() == [7, 49_999]

"""Logistic regressions: what a table says of features, and how one is fitted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.logistic import Logistic, log_odds
from bot.calibration.fitting import fit

NUMBERS = st.floats(-1e6, 1e6)
ROWS = st.lists(st.tuples(NUMBERS, NUMBERS, st.booleans()), min_size=2, max_size=20)


def fit_line(right: list[bool], weights: list[float] | None = None) -> Logistic:
    """Fit a regression on examples whose only feature is their place."""
    features = np.arange(len(right), dtype=float)[:, None]
    return fit(features, right, weights or [1.0] * len(right), ["place"])


def test_without_coefficients_the_intercept_decides_alone() -> None:
    assert Logistic(intercept=0.0, coefficients={}).probability({"covered": 9.0}) == 0.5


def test_a_feature_with_a_positive_coefficient_makes_an_answer_likelier() -> None:
    table = Logistic(intercept=0.0, coefficients={"covered": 2.0})
    assert table.probability({"covered": 0.0}) < table.probability({"covered": 1.0})


@given(NUMBERS, st.dictionaries(st.sampled_from("abc"), NUMBERS), NUMBERS)
def test_a_probability_lies_between_nothing_and_one(
    intercept: float, coefficients: dict[str, float], value: float
) -> None:
    table = Logistic(intercept=intercept, coefficients=coefficients)
    assert 0.0 <= table.probability(dict.fromkeys("abc", value)) <= 1.0


@given(st.floats(0.001, 0.999))
def test_the_odds_of_a_probability_lead_back_to_it(probability: float) -> None:
    assert Logistic(intercept=log_odds(probability), coefficients={}).probability({}) == pytest.approx(probability)


@pytest.mark.parametrize("probability", [0.0, 1.0])
def test_the_odds_of_what_is_certain_are_finite(probability: float) -> None:
    assert abs(log_odds(probability)) < 20


def test_a_known_separation_is_recovered() -> None:
    found = fit_line([False] * 10 + [True] * 10)
    assert [found.probability({"place": float(place)}) > 0.5 for place in range(20)] == [False] * 10 + [True] * 10


def test_a_feature_that_says_nothing_gets_almost_no_weight() -> None:
    generator = np.random.default_rng(1)
    features = generator.normal(size=(2000, 2))
    found = fit(features, [bool(row[0] > 0) for row in features], [1.0] * 2000, ["telling", "noise"])
    assert 10 * abs(found.coefficients["noise"]) < found.coefficients["telling"]


def test_the_probabilities_of_fitted_coefficients_are_those_that_made_the_examples() -> None:
    generator = np.random.default_rng(1)
    features = generator.normal(size=(5000, 1))
    chances = 1 / (1 + np.exp(-(0.5 + 2.0 * features[:, 0])))
    found = fit(features, [bool(right) for right in generator.random(5000) < chances], [1.0] * 5000, ["x"])
    assert found.intercept == pytest.approx(0.5, abs=0.2)
    assert found.coefficients["x"] == pytest.approx(2.0, abs=0.2)


def test_a_feature_that_is_the_same_everywhere_gets_no_weight() -> None:
    found = fit(np.array([[0.0, 7.0], [1.0, 7.0]]), [False, True], [1.0, 1.0], ["place", "same"])
    assert found.coefficients.keys() == {"place"}


def test_an_example_that_weighs_more_pulls_more() -> None:
    even = fit_line([False, True, False, True])
    pulled = fit_line([False, True, False, True], [1.0, 10.0, 1.0, 10.0])
    assert even.probability({"place": 1.5}) < pulled.probability({"place": 1.5})


@pytest.mark.parametrize("right", [True, False])
def test_where_all_examples_are_alike_so_is_what_is_expected(*, right: bool) -> None:
    assert (fit_line([right] * 5).probability({"place": 2.0}) > 0.9) is right


@given(ROWS)
def test_any_examples_can_be_fitted(rows: list[tuple[float, float, bool]]) -> None:
    features = np.array([row[:2] for row in rows])
    found = fit(features, [row[2] for row in rows], [1.0] * len(rows), ["a", "b"])
    assert all(np.isfinite([found.intercept, *found.coefficients.values()]))

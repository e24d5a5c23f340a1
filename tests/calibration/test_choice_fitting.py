"""What is learnt from choices among candidates."""

import numpy as np

from bot.calibration.choice_fitting import Choice, fit_choices

NAMES = ("right", "noise")


def choice(right: int) -> Choice:
    """Return three candidates, of which one is right, with a column that tells which."""
    features = np.array([[float(place == right), float(place)] for place in range(3)])
    return Choice(np.array([0, 1]), features, features[:, 0], 1.0)


def test_what_tells_the_right_candidate_is_worth_most() -> None:
    learnt = fit_choices([choice(place % 3) for place in range(30)], NAMES, 1.0).coefficients
    assert learnt["right"] > 10 * abs(learnt.get("noise", 0.0))


def test_what_is_the_same_for_all_candidates_is_worth_nothing() -> None:
    same = Choice(np.array([0]), np.ones((3, 1)), np.array([1.0, 0.0, 0.0]), 1.0)
    assert fit_choices([same], NAMES, 1.0).coefficients == {}


def test_a_dearer_penalty_makes_features_worth_less() -> None:
    choices = [choice(place % 3) for place in range(30)]
    cheap, dear = (fit_choices(choices, NAMES, penalty).coefficients["right"] for penalty in (1.0, 100.0))
    assert 0 < dear < cheap

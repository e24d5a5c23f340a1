"""English words that differ from a common one by a single slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.spelling import corrected


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mision", "mission"),  # a letter left out
        ("troopps", "troops"),  # doubled
        ("pentegon", "pentagon"),  # a wrong one
        ("agianst", "against"),  # two swapped
    ],
)
def test_a_slip_is_corrected(written: str, meant: str) -> None:
    assert corrected(written) == meant


@pytest.mark.parametrize("word", ["mission", "wen", "sistani", "2,500", "داعشي", ""])
def test_what_is_common_short_or_like_no_common_word_is_left_alone(word: str) -> None:
    assert corrected(word) is None


@given(st.text(st.sampled_from("aeimnorst"), max_size=9))
def test_a_correction_is_common_and_needs_none_itself(word: str) -> None:
    right = corrected(word)
    assert right is None or (right != word and corrected(right) is None)

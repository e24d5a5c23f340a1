"""Words that one slip of the keyboard turns into another."""

import pytest

from bot.text.languages import Language
from bot.text.slips import slight_slips_of, slips_of


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mision", "mission"),  # a letter left out
        ("troopps", "troops"),  # doubled
        ("pentegon", "pentagon"),  # a wrong one
        ("agianst", "against"),  # two swapped
        ("thwe", "the"),  # one added
    ],
)
def test_a_slip_is_undone(written: str, meant: str) -> None:
    assert meant in slips_of(written, Language.ENGLISH)


def test_the_key_beside_is_likelier_than_another() -> None:
    costs = slips_of("rhe", Language.ENGLISH)
    assert costs["the"] < costs["she"]


def test_a_letter_swapped_or_doubled_is_the_likeliest() -> None:
    assert set(slight_slips_of("teh")) == {"eth", "the"}
    assert "تحالف" in set(slight_slips_of("تححالف"))

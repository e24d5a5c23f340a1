"""The ways of writing a number come to one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.terms import LONGEST_WORD, find_terms

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def read_numbers(text: str) -> list[str]:
    return [term.text for term in find_terms(text)]


@pytest.mark.parametrize(
    "written",
    [
        "2500",
        "2,500",
        "٢٥٠٠",
        "۲۵۰۰",
        "02500",
        "٢\u066c٥٠٠",  # Arabic thousands separator
        "٢\u060c٥٠٠",  # Arabic comma
    ],
)
def test_a_number_is_the_same_however_it_is_written(written: str) -> None:
    assert read_numbers(written) == ["2500"]


@pytest.mark.parametrize("written", ["2.5", "٢.٥", "٢\u066b٥"])  # Arabic decimal separator
def test_a_decimal_is_the_same_with_either_separator(written: str) -> None:
    assert read_numbers(written) == ["2.5"]


def test_a_date_is_its_year_month_and_day() -> None:
    assert read_numbers("2021-12-09") == ["2021", "month 12", "9"]


def test_two_years_with_a_comma_between_them_stay_two() -> None:
    assert read_numbers("2024,2025") == ["2024", "2025"]


def test_a_comma_before_more_than_three_digits_sets_no_thousands_apart() -> None:
    assert read_numbers("12,3456") == ["12", "3456"]


def test_the_point_that_ends_a_sentence_is_no_decimal_point() -> None:
    assert read_numbers("2025.") == ["2025"]


def test_zero_is_zero() -> None:
    assert read_numbers("0 00") == ["0", "0"]


def test_of_a_number_of_thousands_of_digits_the_beginning_is_read() -> None:
    assert read_numbers("7" * 5000) == ["7" * LONGEST_WORD]


@given(st.integers(min_value=0))
def test_every_number_is_found_in_all_three_kinds_of_digits(number: int) -> None:
    written = str(number)
    texts = [written, written.translate(ARABIC_INDIC), written.translate(PERSIAN)]
    assert [read_numbers(text) for text in texts] == [[written]] * 3


@given(st.integers(min_value=1000))
def test_every_number_is_the_same_with_its_thousands_set_apart(number: int) -> None:
    assert read_numbers(f"{number:,}") == [str(number)]

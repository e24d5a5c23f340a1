"""Dates are found as people write them."""

from datetime import date

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.text.dates import dates_in, first_day_of, is_ambiguous
from bot.text.terms import find_words

JANUARY = frozenset(("17", "month 1", "2026"))
COUNTRIES = (
    "ar",
    "ar_IQ",
    "ar_SY",
    "ar_LB",
    "ar_JO",
    "ar_EG",
    "ar_SA",
    "ar_DZ",
    "ar_TN",
    "ar_MA",
    "ar_MR",
    "en",
    "en_GB",
)


def parts(text: str) -> list[frozenset[str]]:
    return [each.parts for each in dates_in(text)]


def written(text: str) -> list[str]:
    return [text[slice(*each.span)] for each in dates_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "17 January 2026",
        "17th of January, 2026",
        "January 17, 2026",
        "Jan. 17th 2026",
        "JANUARY 17 2026",
        "the 17th of january of 2026",
        "17/1/2026",
        "17-01-2026",
        "17.1.2026",
        "1/17/2026",
        "2026-01-17",
        "2026/1/17",
        "17/1/26",
        "17 كانون الثاني 2026",
        "17 كانون ثاني 2026",
        "١٧ كانون الثاني ٢٠٢٦م",
        "۱۷ كانون الثانی ۲۰۲۶",
        "17 كانون الثاني/يناير 2026",
        "17 من شهر يناير عام 2026",
        "17 يناير 2026 م",
        "17 جانفي 2026",
        "17 kanoun al-thani 2026",
        "17 yanayir 2026",
        "17 January 2026 AD",
        "17\u00a0كانون\nالثاني\u200f 2026",
        "17 كانون الثّاني 2026",
        "17 كـانون الثاني 2026",
        "17/شهر 1/2026",
    ],
)
def test_a_day_is_the_same_however_it_is_written(text: str) -> None:
    assert parts(f"في {text} حدث") == [JANUARY]


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("month", range(1, 13))
def test_every_name_of_a_month_in_these_countries_is_known(country: str, month: int) -> None:
    name = Locale.parse(country).months["format"]["wide"][month]
    assert parts(f"17 {name} 2026") == [frozenset(("17", f"month {month}", "2026"))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("17-18 January", {"17", "18", "month 1"}),
        ("between 17 and 18 January 2026", {"17", "18", "month 1", "2026"}),
        ("بين 17 و18 كانون الثاني", {"17", "18", "month 1"}),
        ("من 17 إلى 18 كانون الثاني", {"17", "18", "month 1"}),
    ],
)
def test_a_range_has_its_days(text: str, days: set[str]) -> None:
    assert parts(text) == [days]


@pytest.mark.parametrize(
    "text",
    ["mid-January", "early 2025", "the end of 2024", "مطلع 2025", "مطلع عام 2025", "بنهاية أيلول", "أواخر شهر آذار"],
)
def test_a_rough_date_is_given_with_what_makes_it_rough(text: str) -> None:
    assert written(f"x {text}") == [text]


@pytest.mark.parametrize(
    "text", ["they may march", "may the troops leave", "ليس باب 3", "قال أب وأم", "3.5.2", "40/50/2026"]
)
def test_what_only_looks_like_a_date_has_no_month(text: str) -> None:
    assert not any(word.text.startswith("month") for word in find_words(text))


@pytest.mark.parametrize("text", ["in May", "since march", "by May 2026", "17 may", "mid-March"])
def test_a_month_that_is_another_word_is_told_by_what_stands_beside_it(text: str) -> None:
    assert [word.text for word in find_words(text)][-1].startswith("month") or parts(text)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_the_day_stands_before_the_month_in_digits(day: date) -> None:
    year, month, number = str(day).split("-")
    [found] = dates_in(f"{int(number)}/{int(month)}/{year}")
    assert first_day_of(found) == day


@pytest.mark.parametrize(
    ("text", "ambiguous"), [("3/4/2026", True), ("17/1/2026", False), ("4/4/2026", False), ("May 2026", False)]
)
def test_a_date_in_digits_may_be_ambiguous(text: str, *, ambiguous: bool) -> None:
    assert is_ambiguous(text) is ambiguous

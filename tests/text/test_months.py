"""The names of a month come to one term: Syriac and Roman in Arabic, long and short in English."""

import pytest

from bot.text.terms import find_terms


def read_terms(text: str) -> list[str]:
    return [term.text for term in find_terms(text)]


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (1, "كانون الثاني, يناير, January, Jan"),
        (2, "شباط, فبراير, February, Feb"),
        (3, "آذار, مارس, March, Mar"),
        (4, "نيسان, أبريل, April, Apr"),
        (5, "أيار, مايو, May"),
        (6, "حزيران, يونيو, June, Jun"),
        (7, "تموز, يوليو, July, Jul"),
        (8, "آب, أغسطس, August, Aug"),
        (9, "أيلول, سبتمبر, September, Sept, Sep"),
        (10, "تشرين الأول, أكتوبر, October, Oct"),
        (11, "تشرين الثاني, نوفمبر, November, Nov"),
        (12, "كانون الأول, ديسمبر, December, Dec"),
    ],
)
def test_all_names_of_a_month_are_one_term(number: int, names: str) -> None:
    assert set(read_terms(names)) == {f"month {number}"}


@pytest.mark.parametrize("written", ["اذار", "ايار", "ابريل", "اغسطس", "ايلول", "اكتوبر", "تشرين الاول", "كانون الاول"])
def test_a_month_is_known_without_its_hamza(written: str) -> None:
    assert read_terms(written)[0].startswith("month ")


@pytest.mark.parametrize("written", ["وآذار", "بآذار", "لآذار", "وبآذار"])
def test_a_month_is_known_with_a_clitic_in_front(written: str) -> None:
    assert read_terms(written) == ["month 3"]


def test_no_month_is_another() -> None:
    names = "January February March April May June July August September October November December"
    assert len({read_terms(f"{name} 2026")[0] for name in names.split()}) == 12


def test_a_month_is_no_number() -> None:
    assert read_terms("September 9") == ["month 9", "9"]


def test_a_month_lies_where_both_its_words_are_written() -> None:
    text = "في كانون الثاني 2026"
    assert [text[term.start : term.end] for term in find_terms(text)] == ["كانون الثاني", "2026"]


@pytest.mark.parametrize("text", ["they march", "it may", "Mayor", "Decision", "Marine", "أب", "اب", "آباء", "كانون"])
def test_a_word_that_only_looks_like_a_month_is_none(text: str) -> None:
    assert [term for term in read_terms(text) if term.startswith("month")] == []

"""A number in words is the number in digits, in both languages and as people speak."""

import pytest

from bot.text.dates import dates_in
from bot.text.terms import find_terms


def read_numbers(text: str) -> list[str]:
    return [term.text for term in find_terms(text) if term.language is None]


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("3", "three bases | ثلاثة جنود | ثلاث قواعد | تلات قواعد | القواعد الثلاث | وثلاثة جنود | لثلاثة أسباب"),
        ("8", "eight men | ثمانية رجال | تمانية رجال"),
        ("13", "thirteen men | ثلاثة عشر رجلا | ثلاث عشرة دولة | تلتاشر راجل"),
        ("25", "twenty-five men | twenty five men | خمسة وعشرون رجلا | خمسة وعشرين رجل"),
        ("21", "twenty-one men | واحد وعشرون رجلا | واحد وعشرين رجل"),
        ("100", "a hundred men | one hundred men | مئة رجل | مائة رجل | مية رجل"),
        ("200", "two hundred men | مئتان | مئتين | مائتين | ميتين"),
        ("350", "three hundred and fifty men | three hundred fifty men | ثلاثمئة وخمسين رجلا | تلتمية وخمسين"),
        ("500", "five hundred | خمسمئة | خمسمائة | خمس مئة | خمسمية"),
        ("1000", "a thousand men | one thousand men | ألف رجل"),
        ("2000", "two thousand men | 2 thousand | 2k | ألفين | ألفان"),
        ("2500", "two thousand five hundred | twenty-five hundred | two and a half thousand | 2.5k | 2.5 thousand"),
        ("2500", "ألفين وخمسمية | ألفان وخمسمئة | ألفين وخمس مئة | ألفين ونصف | 2.5 ألف | 2500"),
        ("3000", "three thousand | ثلاثة آلاف | 3 آلاف | تلات تالاف"),
        ("350000", "three hundred and fifty thousand | 350 thousand | ثلاثمئة وخمسون ألفا | 350 ألف"),
        ("500000", "half a million | half million | نصف مليون | نص مليون"),
        ("2500000", "two and a half million | 2.5 million | مليونين ونصف | مليونان ونصف"),
        ("1250", "one thousand two hundred and fifty | ألف ومئتان وخمسون"),
        ("2.5", "two and a half years | اثنين ونصف"),
        ("2", "two months | شهرين | شهران | جنديان | بشهرين | القاعدتين | وقاعدتان | اثنين"),
    ],
)
def test_a_number_in_words_is_the_number_in_digits(number: str, written: str) -> None:
    assert {text: read_numbers(text) for text in written.split(" | ")} == {
        text: [number] for text in written.split(" | ")
    }


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("two or three", ["2", "3"]),
        ("three and four", ["3", "4"]),
        ("ثلاثة وأربعة", ["3", "4"]),
        ("three, four", ["3", "4"]),
        ("in 2014 thousand", ["2014", "1000"]),
        ("100 and two", ["100", "2"]),
        ("two hundred to three hundred", ["200", "300"]),
    ],
)
def test_numbers_side_by_side_stay_apart(written: str, numbers: list[str]) -> None:
    assert read_numbers(written) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "one of them",
        "half of the base",
        "k",
        "thousands",
        "آلاف",
        "يوم الاثنين",
        "لست",
        "كمية",
        "البلدان",
        "وحدة",
        "تمن الصواريخ",
        "المستشارين",
        "نصف القوات",
    ],
)
def test_a_word_that_only_looks_like_a_number_is_none(text: str) -> None:
    assert read_numbers(text) == []


def test_two_of_something_is_that_thing_too() -> None:
    assert [term.word for term in find_terms("شهرين")] == ["2", "شهرين"]


def test_a_number_lies_where_all_its_words_are_written() -> None:
    text = "نحو ألفين وخمسمئة جندي"
    (number,) = (term for term in find_terms(text) if term.language is None)
    assert text[number.start : number.end] == "ألفين وخمسمئة"


@pytest.mark.parametrize("text", ["in March three soldiers", "في آذار ثلاثة جنود"])
def test_a_number_in_words_is_no_day_of_a_month(text: str) -> None:
    assert [date.parts for date in dates_in(text)] == [{"month 3"}]

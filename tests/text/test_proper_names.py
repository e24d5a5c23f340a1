"""What of a question is a name: a text must know it to speak of the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.proper_names import names_in
from bot.text.terms import find_terms

PIECES = ["Syria", "troops", "Kushner", "the", "سوريا", "بالعراق", "متى", "2024", "May", ".", "\n"]
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=8).map(" ".join)


def names(text: str) -> list[str]:
    """Return the names of `text` as they are written there, in order."""
    return [text[term.start : term.end] for term in find_terms(text) if term.text in names_in(text)]


@pytest.mark.parametrize("place", ["Syria", "syria", "Kuwait", "lebanon"])
def test_a_country_is_a_name_wherever_it_stands(place: str) -> None:
    assert names(f"{place} or war?") == [place]


@pytest.mark.parametrize("place", ["سوريا", "العراق", "إيران", "الأردن", "بغداد", "دمشق", "لندن", "لبنان"])
def test_an_arabic_country_or_city_is_a_name(place: str) -> None:
    assert names(f"متى وصلت القوات {place}؟") == [place]


@pytest.mark.parametrize("written", ["لسوريا", "بسوريا", "وسوريا", "بالعراق", "للعراق", "والعراق", "ولسوريا"])
def test_an_arabic_place_is_a_name_behind_prepositions_and_conjunctions(written: str) -> None:
    assert names(written) == [written]


@pytest.mark.parametrize("written", ["ايران", "الاردن", "قطـر", "لُبنان"])
def test_an_arabic_place_may_be_spelt_as_people_type_it(written: str) -> None:
    assert names(written) == [written]


@pytest.mark.parametrize("name", ["french", "nato", "biden", "الفرنسيين", "والأتراك", "الناتو", "ترامب", "مقتدى"])
def test_peoples_organisations_and_persons_are_names_in_either_language(name: str) -> None:
    assert names(f"who are {name}") == [name]


@pytest.mark.parametrize("word", ["فن", "أو", "ليس", "فرقة", "ورقة", "صدر", "يرى"])
def test_a_common_word_that_looks_like_a_name_is_none(word: str) -> None:
    assert names(word) == []


def test_a_capitalised_word_within_a_sentence_is_a_name() -> None:
    assert names("When did Kushner visit the Green Zone?") == ["Kushner", "Green", "Zone"]


def test_a_word_of_capitals_is_a_name() -> None:
    assert names("Who are SDF fighters?") == ["SDF"]


def test_a_word_in_quotation_marks_is_a_name_if_it_has_a_capital() -> None:
    assert names("What is “Tower 22”?") == ["Tower"]


@pytest.mark.parametrize(
    "before", ["", "  ", "متى؟ ", "Really? ", "They left. ", "No! ", "Well… ", "Why\n\n", "Why\n \n "]
)
def test_a_capital_at_the_beginning_of_a_sentence_makes_no_name(before: str) -> None:
    assert names(f"{before}Troops left") == []


@pytest.mark.parametrize("text", ["", "Tell me what I and The others did", "من في هذا", "Who are They?"])
def test_a_function_word_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["in May 2024", "في أيار ٢٠٢٤", "in 2,500"])
def test_a_month_or_number_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["why did troops leave the base", "متى غادرت القوات القاعدة؟"])
def test_a_common_word_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("text", ["الدعم المالي", "ترك الجنود القاعدة"])
def test_an_arabic_word_is_no_name_for_being_written_like_a_far_place(text: str) -> None:
    assert names(text) == []


def test_names_of_both_languages_are_found_in_one_question() -> None:
    assert names("هل غادر Kushner سوريا؟") == ["Kushner", "سوريا"]


@given(TEXT)
def test_the_names_of_any_text_are_among_its_terms(text: str) -> None:
    assert names_in(text) <= {term.text for term in find_terms(text)}


@pytest.mark.parametrize("question", ["are they leaving for basra?", "متى دخلوا الموصل؟", "is anyone in hawler?"])
def test_a_city_of_the_region_is_a_name_in_small_letters_too(question: str) -> None:
    assert len(names_in(question)) == 1

"""Words of a question and of a text that mean the same meet in one term, each with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.arabic import fold_arabic, stem_arabic
from bot.text.english import fold_english, stem_english
from bot.text.terms import find_terms

ARABIC_WORD = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=12)
LATIN_WORD = st.text(st.characters(max_codepoint=0x024F), max_size=12)
MIXED = st.text(st.one_of(st.sampled_from("قوات الانسحابَّـ US.'’2,5٢٬٥"), st.characters(exclude_categories=["Cs"])))


def read_terms(text: str) -> list[str]:
    return [term.text for term in find_terms(text)]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("اِنْسِحَاب", "انسحاب"),  # vowel signs
        ("انســحاب", "انسحاب"),  # tatweel
        ("أربيل", "اربيل"),  # hamza above
        ("إخلاء", "اخلاء"),  # hamza below
        ("الآن", "الان"),  # madda
        ("مسؤول", "مسوول"),  # hamza on waw
        ("إجراءات", "اجراات"),  # hamza alone
        ("مستشفى", "مستشفي"),  # alef maksura
        ("قاعدة", "قاعده"),  # teh marbuta
        ("قوة", "قوه"),  # teh marbuta of a word too short to lose it
        ("کردستان", "كردستان"),  # keheh of a Persian keyboard
        ("اربیل", "اربيل"),  # yeh of a Persian keyboard
        ("اﻧﺴﺤﺎب", "انسحاب"),  # shaped letters, as copied out of a PDF
        ("ٱلقوات", "القوات"),  # alef wasla
        ("قوا\u200cت", "قوات"),  # zero width non-joiner
    ],
)
def test_two_spellings_of_an_arabic_word_are_one_term(written: str, typed: str) -> None:
    assert stem_arabic(written) == stem_arabic(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الانسحاب", "انسحاب"),
        ("بالمهمة", "مهمة"),
        ("للحكومة", "حكومة"),
        ("المستشارين", "مستشار"),
        ("القاعدة", "قاعدة"),
        ("انسحابها", "انسحاب"),
    ],
)
def test_an_arabic_word_is_found_with_and_without_its_clitics_and_endings(one: str, other: str) -> None:
    assert read_terms(one) == read_terms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Withdrawal", "withdrawals"),
        ("troops", "TROOP"),
        ("U.S.", "US"),
        ("Iraq’s", "Iraq's"),
        ("Iraq's", "Iraq"),
        ("café", "cafe"),
        ("withdrawing", "withdraws"),
    ],
)
def test_two_forms_of_an_english_word_are_one_term(one: str, other: str) -> None:
    assert read_terms(one) == read_terms(other)


@pytest.mark.parametrize(("one", "other"), [("قوات", "قواعد"), ("العراق", "إيران"), ("سوريا", "السوق")])
def test_different_arabic_words_stay_different(one: str, other: str) -> None:
    assert read_terms(one) != read_terms(other)


def test_the_country_us_is_no_pronoun() -> None:
    assert read_terms("US") == ["us"]


@pytest.mark.parametrize(
    "text", ["متى هل من في على إلى", "When will it be?", "شنو ماكو شلون", "أيْنَ", "مـــن", "ﻣﻦ", "DON’T"]
)
def test_function_words_of_standard_and_spoken_language_are_no_terms(text: str) -> None:
    assert find_terms(text) == ()


@pytest.mark.parametrize("text", ["", " \n", "؟!،.", "ء", "👍"])
def test_a_text_without_words_has_no_terms(text: str) -> None:
    assert find_terms(text) == ()


def test_arabic_english_and_numbers_may_be_mixed_in_one_text() -> None:
    assert read_terms("ISIS داعش 2014") == ["isi", "داعش", "2014"]


def test_a_term_lies_where_the_word_was_written_with_its_vowel_signs() -> None:
    text = "مُهِمَّةُ التحالف"
    assert [text[term.start : term.end] for term in find_terms(text)] == ["مُهِمَّةُ", "التحالف"]


def test_a_repeated_word_is_found_at_each_place() -> None:
    assert [term.start for term in find_terms("troops, troops")] == [0, 8]


@given(ARABIC_WORD)
def test_folding_an_arabic_word_twice_changes_nothing_more(word: str) -> None:
    assert fold_arabic(fold_arabic(word)) == fold_arabic(word)


@given(LATIN_WORD)
def test_folding_an_english_word_twice_changes_nothing_more(word: str) -> None:
    assert fold_english(fold_english(word)) == fold_english(word)


@given(ARABIC_WORD)
def test_an_arabic_word_has_the_stem_of_its_folded_form(word: str) -> None:
    assert stem_arabic(fold_arabic(word)) == stem_arabic(word)


@given(LATIN_WORD)
def test_capitals_never_change_an_english_stem(word: str) -> None:
    assert stem_english(word.upper().lower()) == stem_english(word.upper())


@given(MIXED)
def test_the_terms_of_any_text_lie_inside_it_in_order_and_never_overlap(text: str) -> None:
    places = [place for term in find_terms(text) for place in (term.start, term.end)]
    assert [0, *places, len(text)] == sorted([0, *places, len(text)])


@given(MIXED)
def test_no_term_of_any_text_is_empty(text: str) -> None:
    assert all(term.text and term.start < term.end for term in find_terms(text))


@given(MIXED, MIXED)
def test_the_terms_of_two_texts_are_those_of_both_together(one: str, other: str) -> None:
    assert read_terms(f"{one} \u061f {other}") == read_terms(one) + read_terms(other)

"""Which language a question is in, and which a Telegram client speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.languages import Language, detect_language, language_of_tag


def test_an_arabic_question_is_arabic() -> None:
    assert detect_language("متى تنتهي مهمة التحالف؟") is Language.ARABIC


def test_an_english_question_is_english() -> None:
    assert detect_language("When does the mission end?") is Language.ENGLISH


@pytest.mark.parametrize("text", ["", "  ", "2025?", "٢٠٢٥؟", "👍", "Когда?"])
def test_a_text_without_a_letter_of_either_script_has_no_language(text: str) -> None:
    assert detect_language(text) is None


def test_english_grammar_around_arabic_names_is_english() -> None:
    assert detect_language("When did التحالف الدولي leave عين الأسد") is Language.ENGLISH


@pytest.mark.parametrize("word", ["هل", "متى", "إلى", "أين", "لأنّ", "وين"])
def test_an_arabic_function_word_outweighs_a_longer_latin_name(word: str) -> None:
    assert detect_language(f"{word} Ain al-Asad base") is Language.ARABIC


def test_vowel_signs_do_not_make_one_arabic_word_count_as_many() -> None:
    assert detect_language("قَاعِدَة withdrawal from") is Language.ENGLISH


def test_where_all_else_is_equal_the_language_is_arabic() -> None:
    assert detect_language("Baghdad بغداد") is Language.ARABIC


def test_the_other_language_of_each_is_its_translation() -> None:
    assert [language.other for language in Language] == [Language.ENGLISH, Language.ARABIC]


@pytest.mark.parametrize("tag", ["ar", "AR", "ar-IQ", "ar_EG"])
def test_a_tag_with_a_region_has_the_language_it_begins_with(tag: str) -> None:
    assert language_of_tag(tag) is Language.ARABIC


@pytest.mark.parametrize("tag", [None, "", "ckb", "arc", "eng"])
def test_a_tag_of_a_third_language_names_neither(tag: str | None) -> None:
    assert language_of_tag(tag) is None


@given(st.text())
def test_any_text_with_an_arabic_letter_has_a_language(text: str) -> None:
    assert detect_language(text + "ب") is not None

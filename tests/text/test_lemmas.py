"""Inflected Arabic words come back to the form that the word lists have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.arabic import fold_arabic
from bot.text.lemmas import lemma, lemma_stem


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("سيغادر", "غادر"),  # he will leave
        ("غادرت", "غادر"),  # she left
        ("ستنتهي", "انتهى"),  # she will end
        ("وأعلنت", "أعلن"),  # and she announced
        ("بيتمركزون", "تمركز"),  # Levantine: they are stationed
        ("المستشارين", "مستشار"),  # sound plural
        ("مهماتهم", "مهمة"),
        ("البلدين", "بلد"),  # dual
        ("ألمانيا", "ألماني"),  # whose first letters are no article
        ("سوريا", "سوري"),  # a country and what is of it
    ],
)
def test_a_form_is_brought_back(written: str, form: str) -> None:
    assert lemma(fold_arabic(written)) == fold_arabic(form)


@pytest.mark.parametrize("name", ["لبنان", "السودان", "إيران", "ولاية", "تعاون"])
def test_what_looks_like_an_ending_stays_if_the_word_has_it(name: str) -> None:
    assert lemma(fold_arabic(name)) == fold_arabic(name).removeprefix("ال")


def test_an_unknown_word_has_no_lemma() -> None:
    assert lemma("قسطنطينغراد") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وصفتها", "وصف"),
        ("نشرت", "نشر"),
        ("سيتوجه", "توجه"),
        ("سيبقون", "بقي"),
        ("بقوا", "يبقى"),
        ("يغادر", "غادرت"),
        ("الأميركية", "أميركي"),
        ("مهمة", "المهمات"),
        ("ينتهي", "ستنتهي"),
        ("ألمانيا", "الألمانية"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert lemma_stem(one) == lemma_stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("لبنان", "لبن"), ("طالبان", "طالب"), ("ولاية", "لا"), ("سياسة", "يأس"), ("وجه", "وجبة")],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert lemma_stem(one) != lemma_stem(other)


@given(st.text(st.sampled_from("ابتدرسشعقكلمنهوي"), min_size=1, max_size=9))
def test_every_word_has_a_stem(word: str) -> None:
    assert lemma_stem(word)

"""Which Arabic word is meant by one in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.arabic import fold_arabic
from bot.text.transliteration import arabic_for


def no_text(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("jnoud", "جنود"),  # a long vowel of two letters
        ("7doud", "حدود"),
        ("2alet", "قالت"),  # a digit for qaf
        ("ma2a", "ماء"),  # and for a hamza
        ("5otta", "خطة"),  # a doubled consonant is written once
        ("3adad", "عدد"),  # a repeated one is not
        ("el3amaliya", "العملية"),  # the article written as one
        ("lejne", "لجنة"),  # teh marbuta after a vowel
        ("lajnah", "لجنة"),  # and with its h
        ("yb2a", "يبقى"),  # alef maksura
        ("yetla3o", "يطلعوا"),  # the silent alef of a plural
        ("insi7ab", "انسحاب"),
        ("ta2lis", "تقليص"),
        ("amreka", "امريكا"),
    ],
)
def test_a_word_is_known_by_its_sound(latin: str, arabic: str) -> None:
    assert arabic_for(latin, no_text) == fold_arabic(arabic)


@pytest.mark.parametrize("latin", ["", "a", "ou", "zzqzz", "pentathlonistes"])
def test_what_sounds_like_no_word_stays_unknown(latin: str) -> None:
    assert arabic_for(latin, no_text) is None


def test_of_two_words_the_one_of_the_texts_is_meant() -> None:
    evacuation, morals = "اخلا", "اخلاق"
    assert arabic_for("ekhla2", no_text) == morals
    assert arabic_for("ekhla2", evacuation.__eq__) == evacuation


@given(st.text(st.sampled_from("abdefghijklmnoqrstuwyz23567'"), max_size=14))
def test_whatever_is_typed_becomes_a_word_or_nothing(latin: str) -> None:
    found = arabic_for(latin, no_text)
    assert found is None or fold_arabic(found) == found

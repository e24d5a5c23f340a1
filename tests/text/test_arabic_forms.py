"""Under which form a dictionary may have an inflected Arabic word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.arabic import fold_arabic
from bot.text.arabic_forms import colloquial_presents, dictionary_forms

WORD = st.text(st.sampled_from("وفبكلستنيهامارق"), min_size=1, max_size=9)


def forms(word: str) -> list[str]:
    return list(dictionary_forms(fold_arabic(word)))


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("وصلت", "وصل"),  # she arrived
        ("انتهت", "انتهى"),  # ended, of a weak verb
        ("انسحبوا", "انسحب"),  # they withdrew
        ("غادرنا", "غادر"),  # we left
        ("سيغادر", "يغادر"),  # he will leave
        ("تنتهي", "ينتهي"),  # she ends, where the dictionary has "he"
        ("نغادر", "يغادر"),  # we leave
        ("ستنتقل", "ينتقل"),  # she will move
        ("يغادرون", "يغادر"),  # they leave
        ("بيتمركزون", "يتمركز"),  # Levantine: they are stationed
        ("هيمشي", "يمشي"),  # Egyptian: he will go
        ("حترجع", "يرجع"),  # she will come back
        ("بيغادرو", "غادر"),  # and its past
        ("ينسحبون", "انسحب"),
    ],
)
def test_a_verb_is_found_in_the_third_person_masculine(written: str, form: str) -> None:
    assert fold_arabic(form) in forms(written)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("عاصمتها", "عاصمة"),
        ("قاعدته", "قاعدة"),
        ("حكومتنا", "حكومة"),
        ("مهمتهم", "مهمة"),
        ("قواتهم", "قوات"),
        ("قرارها", "قرار"),
        ("انسحابه", "انسحاب"),
    ],
)
def test_a_noun_is_found_without_its_pronoun(written: str, form: str) -> None:
    assert fold_arabic(form) in forms(written)


@pytest.mark.parametrize("front", ["و", "ف", "ب", "ك", "ل", "س", "وس", "فس"])
def test_a_word_is_found_without_what_is_written_in_front(front: str) -> None:
    assert "انسحاب" in forms(f"{front}انسحاب")


def test_front_and_ending_may_both_be_there() -> None:
    assert fold_arabic("عاصمة") in forms("وعاصمتها")


def test_a_word_that_begins_like_and_is_looked_up_whole_before_its_rest() -> None:
    found = forms("وصفتها")
    assert found.index(fold_arabic("وصفة")) < found.index(fold_arabic("صفة"))


def test_the_word_itself_comes_before_what_is_left_without_its_ending() -> None:
    assert forms("قاعدتها")[0] == fold_arabic("قاعدتها")


@pytest.mark.parametrize("word", ["ولد", "باب", "لون"])
def test_a_short_word_keeps_its_first_letter(word: str) -> None:
    assert all(form.startswith(word[0]) for form in forms(word))


@given(WORD)
def test_every_word_is_among_its_own_forms(word: str) -> None:
    assert word in forms(word)


@given(WORD)
def test_no_form_is_longer_than_the_word(word: str) -> None:
    assert max(map(len, forms(word))) <= len(word)


@pytest.mark.parametrize("word", ["بيت", "هيئة", "حياة", "كتب", "بلد", "دين"])
def test_a_noun_is_no_present_of_a_dialect(word: str) -> None:
    assert list(colloquial_presents(fold_arabic(word))) == []

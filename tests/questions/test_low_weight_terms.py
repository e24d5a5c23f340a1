"""Words of which it tells little whether a text has them."""

from importlib.resources import files

import pytest

from bot.questions.low_weight_terms import is_low_weight
from bot.text.languages import Language
from bot.text.terms import find_words

LINES = (files("bot.lexicons") / "low_weight_terms.txt").read_text(encoding="utf-8").splitlines()


def lightness(text: str) -> list[bool]:
    return [is_low_weight(term) for term in find_words(text)]


@pytest.mark.parametrize("form", ["happen", "happens", "happened", "HAPPENING", "things", "reasons"])
def test_an_english_light_word_is_light_in_any_form(form: str) -> None:
    assert lightness(form) == [True]


@pytest.mark.parametrize("form", ["سبب", "السبب", "وسبب", "والسبب", "بسبب", "بالسبب"])
def test_an_arabic_light_word_is_light_with_what_stands_in_front(form: str) -> None:
    assert lightness(form) == [True]


@pytest.mark.parametrize("written", ["أسباب", "اسباب", "أَسْبَاب"])
def test_an_arabic_light_word_is_light_however_it_is_spelt(written: str) -> None:
    assert lightness(written) == [True]


@pytest.mark.parametrize(
    "word", ["troops", "withdrawal", "Baghdad", "قوات", "الانسحاب", "بغداد", "وزير", "2024", "May"]
)
def test_what_names_a_subject_is_not_light(word: str) -> None:
    assert lightness(word) == [False]


def test_an_arabic_word_is_not_light_for_sharing_a_stem_with_a_light_one() -> None:
    light, _, other = find_words("عام عامين")  # with the number two between them
    assert light.text == other.text
    assert (is_low_weight(light), is_low_weight(other)) == (True, False)


@pytest.mark.parametrize("language", Language)
def test_the_list_has_words_of_each_language(language: Language) -> None:
    words = [word for line in LINES if not line.startswith("#") for word in find_words(line)]
    assert language in {word.language for word in words}


def test_every_line_says_nothing_but_words() -> None:
    assert [line for line in LINES if not line.startswith("#") and not line.replace(" ", "").isalpha()] == []


def test_no_line_mixes_the_languages() -> None:
    lines = [{word.language for word in find_words(line)} for line in LINES if not line.startswith("#")]
    assert [languages for languages in lines if len(languages) != 1] == []

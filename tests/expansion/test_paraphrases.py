"""Other words for words of a question."""

import pytest

from bot.expansion.paraphrases import other_words, with_synonyms
from bot.text.terms import find_terms


@pytest.mark.parametrize(("word", "other"), [("فلوس", "أموال"), ("withdrawal", "pullout")])
def test_one_step_finds_standard_words_and_synonyms(word: str, other: str) -> None:
    assert other in other_words(find_terms(word))


def test_a_synonym_of_the_standard_word_is_worth_less_than_that_word() -> None:
    found = other_words(find_terms("طلعوا"))
    assert 0 < found["رحل"] < found["غادر"]


def test_translations_bring_their_synonyms_which_are_worth_less() -> None:
    found = with_synonyms({"انسحاب": 1.0})
    assert 0 < found["مغادرة"] < found["انسحاب"]


def test_a_translation_keeps_its_weight_beside_its_synonyms() -> None:
    assert with_synonyms({"انسحاب": 0.7, "مغادرة": 0.9})["انسحاب"] == 0.7


@pytest.mark.parametrize("text", ["2025", "xqzjk", "زخقض"])
def test_what_has_no_meaning_has_no_other_words(text: str) -> None:
    assert other_words(find_terms(text)) == {}

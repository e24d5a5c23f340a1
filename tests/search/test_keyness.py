"""How much commoner words are in a corpus than in their language at large."""

from bot.search.keyness import NO_KEYNESS, keyness
from bot.text.terms import find_terms


def _keyness(text: str) -> float:
    return keyness(find_terms(text), {"coalition": 40, "world": 1}, {"coalition": 60}, 1000)


def test_a_word_that_the_texts_are_full_of_is_a_key_word() -> None:
    assert _keyness("Who led the coalition?") > 1 > _keyness("Who won the world cup?")


def test_words_that_no_text_has_tell_nothing() -> None:
    assert _keyness("How do I cook rice?") == NO_KEYNESS

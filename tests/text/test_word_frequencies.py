"""The frequencies of words are in order."""

from collections.abc import Callable

import pytest

from bot.text.arabic import fold_arabic
from bot.text.english import fold_english
from bot.text.languages import Language
from bot.text.word_frequencies import log_frequencies


def test_a_common_word_is_more_frequent_than_a_rare_one() -> None:
    arabic, english = (log_frequencies(language) for language in (Language.ARABIC, Language.ENGLISH))
    assert arabic["في"] > arabic["انسحاب"]
    assert english["the"] > english["withdrawal"]


@pytest.mark.parametrize("language", Language)
def test_every_frequency_is_a_share_of_all_words(language: Language) -> None:
    assert all(-7 <= frequency <= 0 for frequency in log_frequencies(language).values())


@pytest.mark.parametrize(("language", "fold"), [(Language.ARABIC, fold_arabic), (Language.ENGLISH, fold_english)])
def test_every_word_is_folded(language: Language, fold: Callable[[str], str]) -> None:
    assert [word for word in log_frequencies(language) if fold(word) != word] == []

"""Documents are found by the words of their titles, in either language."""

import pytest

from bot.documents import find_titled
from tests.corpora import make_document

SYRIA = make_document(
    "syria",
    arabic=["نص"],
    english=["Text"],
    arabic_title="الانسحاب الأميركي من سوريا",
    english_title="The US withdrawal from Syria",
)
PENTAGON = make_document("pentagon", english=["Text"], english_title="What the Pentagon announced")


def found(words: str) -> list[str]:
    return [document.slug for document in find_titled([SYRIA, PENTAGON], words)]


@pytest.mark.parametrize(
    "words", ["سوريا", "الانسحاب", "انسحاب", "الاميركي", "SYRIA", "withdrawals", "withdrawal سوريا"]
)
def test_case_hamza_article_and_ending_make_no_difference(words: str) -> None:
    assert found(words) == ["syria"]


def test_every_word_must_be_in_the_title() -> None:
    assert found("Pentagon Syria") == []


def test_light_words_are_passed_over() -> None:
    assert found("of the Pentagon") == ["pentagon"]


def test_a_light_word_by_itself_is_looked_for() -> None:
    assert found("what") == ["pentagon"]


@pytest.mark.parametrize("words", ["", "?!", "Text"])
def test_nothing_else_is_found(words: str) -> None:
    assert found(words) == []

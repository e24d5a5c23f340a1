"""Words without which a text does not speak of what is asked."""

from importlib.resources import files

import pytest

from bot.answering.answers import answer_question
from bot.questions.required_terms import is_required
from bot.text.languages import Language
from bot.text.terms import find_terms, find_words
from tests.corpora import make_document, make_index

TEXTS = [
    "Baghdad and Washington agreed on the joint statement in September.",
    "Parks opened in Erbil.",
    "Ships sailed.",
]


@pytest.mark.parametrize("word", ["rejected", "refuses", "رفضت", "killed", "القتلى", "died"])
def test_every_form_of_a_decisive_word_is_one(word: str) -> None:
    assert [*map(is_required, find_terms(word))] == [True]


@pytest.mark.parametrize("word", ["agreed", "soldiers", "وافق", "جنود"])
def test_other_words_are_none(word: str) -> None:
    assert [*map(is_required, find_terms(word))] == [False]


def cited(question: str) -> int:
    return len(answer_question(question, make_index(make_document("a", english=TEXTS)), Language.ENGLISH).citations)


def test_a_passage_that_has_all_but_the_decisive_word_is_not_cited() -> None:
    assert cited("Did Baghdad agree on the joint statement?") > 0
    assert cited("Did Baghdad reject the joint statement?") == 0


def test_every_line_of_the_list_has_words() -> None:
    lines = (files("bot.lexicons") / "required_terms.txt").read_text(encoding="utf-8").splitlines()
    assert all(find_words(line) for line in lines)

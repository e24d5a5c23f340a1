"""What a question asks for by its type, and what in a text is of that type."""

import pytest

from bot.text.asked_types import types_in
from bot.text.instances import Type, find_instances
from bot.text.terms import find_terms, find_words


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("Which city do they stay in?", Type.city),
        ("ما المدينة التي بقوا فيها؟", Type.city),
        ("في أي محافظة تقع القاعدة؟", Type.city),
        ("Which countries took part?", Type.country),
        ("أي دولة انسحبت؟", Type.country),
        ("In what month did it end?", Type.month),
        ("في أي سنة بدأ؟", Type.year),
    ],
)
def test_the_type_that_is_asked_for_is_known(question: str, type_: Type) -> None:
    assert list(types_in(question).values()) == [type_]


@pytest.mark.parametrize("question", ["Who runs the city?", "How is the country?", "مدينة أربيل", "دول", ""])
def test_a_type_that_is_only_named_is_not_asked_for(question: str) -> None:
    assert types_in(question) == {}


@pytest.mark.parametrize(
    ("word", "types"),
    [
        ("Erbil", {Type.city}),
        ("بأربيل", {Type.city}),
        ("Jordan", {Type.country}),
        ("السويد", {Type.country}),
        ("أيلول", {Type.month}),
        ("2014", {Type.year}),
        ("2500", set()),
        ("soldiers", set()),
    ],
)
def test_a_word_is_of_its_type(word: str, types: set[Type]) -> None:
    [term] = find_terms(word)
    assert types_of(term) == types

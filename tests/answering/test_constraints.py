"""What a passage must have to answer a question at all."""

import pytest

from bot.answering.answerability import assess
from bot.answering.understanding import understand
from tests.corpora import make_document, make_index, tables_for

TEXTS = [
    "In September 2024 the ministry announced the end of the mission.",
    "About 900 soldiers stayed in Syria after the mission.",
    "General Kurilla, the commander of the soldiers, spoke of rockets and of 5 million dollars.",
    "The commander of the soldiers spoke of the mission in Syria.",
]
INDEX = make_index(make_document("mission", english=TEXTS))


def answering(question: str, *previous: str) -> set[int]:
    """Return the paragraphs that have what the question requires."""
    candidates = assess(question, INDEX, tables_for(INDEX), previous).candidates
    return {each.hit.passage.number for each in candidates if each.meets}


@pytest.mark.parametrize(
    ("question", "paragraphs"),
    [
        ("Which soldiers are in Syria?", {2, 3, 4}),  # requires nothing
        ("When did the mission end?", {1, 2}),  # "after the mission" may be a time
        ("How many soldiers are in Syria?", {2, 3}),
        ("Who is the commander of the soldiers?", {3}),
        ("What weapons did the commander of the soldiers speak of?", {3}),
        ("How much did the mission of the soldiers cost?", {3}),
        ("What rank has the commander of the soldiers?", set()),
    ],
)
def test_a_passage_has_what_is_asked_for(question: str, paragraphs: set[int]) -> None:
    assert answering(question) == paragraphs


def test_a_year_that_the_document_names_elsewhere_is_there() -> None:
    assert 2 in answering("Which soldiers stayed in Syria in 2024?")


def test_a_year_that_the_document_never_names_is_missing() -> None:
    assert answering("Which soldiers stayed in Syria in 2019?") == set()


def test_a_follow_up_requires_its_own_year_only() -> None:
    assert answering("And in 2024?", "Which soldiers stayed in Syria in 2019?") != set()


def test_a_follow_up_without_a_requirement_has_that_of_the_question_before() -> None:
    assert answering("And in Syria?", "How many soldiers stayed in Iraq?") <= {2, 3}


def test_a_follow_up_without_a_number_counts_what_the_question_before_counted() -> None:
    asked = understand("And in Syria?", INDEX, ["How many soldiers stayed in Iraq?"])
    assert asked.constraints.counted == {"soldier"}

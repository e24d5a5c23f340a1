"""What editors asked of passages tells how well each answers."""

from collections.abc import Mapping

import numpy as np
import pytest

from bot.answering.answerability import assess
from bot.documents import EditorsQuestion
from tests.corpora import make_document, make_index, tables_for

MARCH = make_document(
    "march",
    english=[
        "Seven penguins walked out of Babylon.",
        "The treaty of the penguins was signed in haste.",
        "Penguins were traded.",
        "Snow fell on penguins.",
    ],
)
INDEX = make_index(
    MARCH,
    questions=(
        EditorsQuestion("How many penguins left Babylon?", "march", 1),
        EditorsQuestion("How many penguins departed?", "march", 1),
        EditorsQuestion("When did penguins sign the treaty?", "march", 2),
        EditorsQuestion("Penguins in the trade now", "march", 3),
        EditorsQuestion("What colour are the king's penguins?", None, None),
    ),
)


def features(question: str, name: str) -> Mapping[int, float]:
    found = assess(question, INDEX, tables_for(INDEX)).candidates
    return {each.hit.passage.number: each.values[name] for each in found}


def test_a_passage_is_asked_more_often_than_usual_for_what_its_questions_ask() -> None:
    found = features("How many penguins were there?", "type_share")
    assert found[1] > 1 > found[2]


def test_a_passage_without_questions_is_asked_less_often_than_usual() -> None:
    assert features("How many penguins were there?", "type_share")[4] < 1


def test_a_question_that_asks_for_nothing_finds_all_asked_as_usual() -> None:
    assert set(features("penguins", "type_share").values()) == {1.0}


@pytest.mark.parametrize(
    ("question", "same"),
    [("How many penguins?", {1: 1, 2: 0, 3: 0.5, 4: 0}), ("penguins", {1: 0.5, 2: 0.5, 3: 1, 4: 0})],
)
def test_the_likest_question_asks_for_the_same_or_not(question: str, same: Mapping[int, float]) -> None:
    found = features(question, "same_type")
    assert {number: found[number] for number in same} == same


def test_the_likest_question_asks_how_things_stand_or_not() -> None:
    assert features("Are there penguins now?", "same_time")[3] == 1
    assert features("Were there penguins?", "same_time")[3] == 0


def test_a_passage_without_questions_is_like_none() -> None:
    likeness = ("agreement", "likest_covers", "likest_covered", "same_type", "same_time")
    assert np.array([features("How many penguins left Babylon?", name)[4] for name in likeness]).tolist() == [0] * 5


def test_the_best_of_a_passages_questions_counts_most() -> None:
    covers = features("How many penguins left Babylon?", "likest_covers")
    assert covers[1] > covers[2]

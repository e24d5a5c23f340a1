"""What is offered to be asked is understood by itself."""

import pytest

from bot.expansion.dialect import is_in_dialect
from bot.questions.standing_alone import is_well_written, stands_alone


@pytest.mark.parametrize(
    "question",
    [
        "متى انسحب التحالف من العراق؟",
        "ماذا قال السوداني عن موقف حكومته؟",
        "ما موقف إقليم كردستان من الانسحاب؟",
        "Who is at Ain al-Asad today?",
        "What did Barzani say about his region?",
        "Which militias do the Kurds fear?",
        "Who packed their bags?",
    ],
)
def test_what_names_what_it_speaks_of_stands_alone(question: str) -> None:
    assert stands_alone(question)


@pytest.mark.parametrize(
    "question",
    [
        "كم عددهم الآن؟",
        "من استلمها بعد الأميركيين؟",
        "هل صحيح ذلك عن القاعدة؟",
        "والحكومة؟",
        "متى غادروا كلهم؟",
        "What small town is closest to it?",
        "Who stayed behind after those units were gone?",
        "And in Syria?",
        "is ain al asad all iraqi now??",
        "Tell me of Ain al-Asad base",
    ],
)
def test_what_points_at_something_unnamed_does_not(question: str) -> None:
    assert not stands_alone(question)


def test_english_begins_with_a_capital_where_it_is_well_written() -> None:
    assert is_well_written("Is Camp Victory still open?")
    assert is_well_written("متى؟")
    assert not is_well_written("camp victory still open?")


def test_a_word_that_only_dialects_have_makes_a_question_dialect() -> None:
    assert is_in_dialect("شوكت طلعوا الأمريكان؟", lambda _: False)
    assert not is_in_dialect("متى غادرت القوات؟", {"غادرت", "القوات"}.__contains__)
    assert not is_in_dialect("شوكت طلعوا؟", {"شوكت", "طلعوا"}.__contains__)

"""The kind of answer a question asks for, and what in a text may be one."""

import pytest

from bot.text.kinds import Kind, find_answers, kinds_of, may_answer


@pytest.mark.parametrize(
    "question", ["متى تنتهي المهمة؟", "امتى يمشوا؟", "شوكت طلعوا؟", "When does it end?", "في أي عام بدأت؟"]
)
def test_a_question_for_a_time_is_known_in_every_variety(question: str) -> None:
    assert Kind.when in kinds_of(question)


@pytest.mark.parametrize(
    "question", ["كم جنديا هناك؟", "قديش عدد الجنود؟", "شكد عددهم؟", "How many soldiers?", "كام طيارة؟"]
)
def test_a_question_for_a_number_is_known_in_every_variety(question: str) -> None:
    assert Kind.how_many in kinds_of(question)


@pytest.mark.parametrize("question", ["من أعلن الانسحاب؟", "Who announced it?", "", "كما قال", "whenever"])
def test_other_questions_ask_for_neither(question: str) -> None:
    assert kinds_of(question) == frozenset()


@pytest.mark.parametrize("text", ["في أيلول 2025", "in September", "عام ٢٠١٤", "منذ 2014", "at 12:30"])
def test_a_text_with_a_date_may_say_when(text: str) -> None:
    assert may_answer(Kind.when, text)


@pytest.mark.parametrize("text", ["نحو 2500 جندي", "2,500 soldiers", "900 جندي", "قريبا"])
def test_a_number_that_is_no_year_does_not_say_when(text: str) -> None:
    assert not may_answer(Kind.when, text)


def test_a_text_without_a_number_does_not_say_how_many() -> None:
    assert not may_answer(Kind.how_many, "several soldiers left")


def test_what_may_be_the_answer_is_found_with_its_place() -> None:
    text = "نحو 2,500 جندي و900 آخرون"
    assert [text[start:end] for start, end in find_answers(Kind.how_many, text)] == ["2,500", "900"]

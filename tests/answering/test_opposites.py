"""Who asks why something happened is not told why the opposite did."""

import pytest

from tests.corpora import ask_index, make_document, make_index

INDEX = make_index(
    make_document("came", english=["The soldiers came to Aldara because the king had asked for help."]),
    make_document("left", english=["The men left Aldara because the treaty of the harbour said so."]),
    make_document("ended", arabic=["بدأت مهمة الجنود في الدارة لأن الملك طلب المساعدة."]),
)


def cited(question: str) -> list[str]:
    return [each.passage.document.slug for each in ask_index(question, INDEX).citations]


@pytest.mark.parametrize(
    "question",
    ["Why did the soldiers leave Aldara?", "Why did soldiers withdraw from Aldara?", "لماذا خرج الجنود من Aldara؟"],
)
def test_a_reason_for_coming_is_none_for_leaving(question: str) -> None:
    assert "came" not in cited(question)


@pytest.mark.parametrize("question", ["Why did the soldiers come to Aldara?", "Why did the soldiers arrive in Aldara?"])
def test_it_is_one_for_coming(question: str) -> None:
    assert cited(question)[0] == "came"


def test_a_reason_for_beginning_is_none_for_ending() -> None:
    assert "ended" not in cited("لماذا انتهت مهمة الجنود في الدارة؟")


def test_other_questions_are_answered_by_what_came_instead() -> None:
    assert cited("Who left Aldara when the soldiers came?") != []

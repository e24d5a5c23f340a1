"""Arabic in Latin letters is read as Arabic; English is left alone."""

import pytest

from bot.desk import Desk
from bot.text.arabizi import from_arabizi
from bot.text.languages import Language


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("kam jundi amriki?", "كم جندي أمريكا?"),
        ("wen ra7 da3esh", "وين راح داعش"),
        ("KAM jundi", "كم جندي"),
    ],
)
def test_known_words_are_put_into_arabic_script(latin: str, arabic: str) -> None:
    assert from_arabizi(latin) == arabic


def test_an_unknown_word_keeps_its_sound_without_its_digits() -> None:
    assert from_arabizi("wen el 7imaya") == "وين ال himaya"


@pytest.mark.parametrize(
    "text",
    ["", "2026", "When did the F16 arrive?", "how many troops in al-Asad", "2nd phase", "NATO", "متى تنتهي المهمة؟"],
)
def test_anything_else_is_left_alone(text: str) -> None:
    assert from_arabizi(text) is None


def test_a_question_in_latin_letters_is_answered_in_arabic(desk: Desk) -> None:
    answer = desk.ask("kam jundi amriki b syria?").answer
    assert (answer.language, answer.answered) == (Language.ARABIC, True)

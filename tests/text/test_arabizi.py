"""Arabic in Latin letters is read as Arabic; English is left alone."""

import pytest

from bot.engine import Engine
from bot.text.arabizi import from_arabizi, is_arabizi
from bot.text.languages import Language


def put(text: str) -> str:
    return from_arabizi(text, lambda _: False)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("kam jundi amriki?", "كم جندي أمريكا?"),
        ("wen ra7 da3esh", "وين راح داعش"),
        ("KAM jundi", "كم جندي"),
        ("wen el 7imaya", "وين الحماية"),  # a word of no list, by its sound, and its article
        ("shu 2alet Reuters", "شو قالت Reuters"),  # an English word stays
        ("kam jundi b 2025", "كم جندي ب 2025"),
    ],
)
def test_words_are_put_into_arabic_script(latin: str, arabic: str) -> None:
    assert put(latin) == arabic


def test_an_unknown_word_keeps_its_sound_without_its_digits() -> None:
    assert put("wen el 7zqxzq") == "وين ال hzqxzq"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "2026",
            "When did the F16 arrive?",
            "how many troops in al-Asad",
            "2nd phase",
            "NATO",
            "متى تنتهي المهمة؟",
        ),
        *("weather baghdad tmrw", "nouri al maliki", "baghdad erbil isis"),  # names are of both languages
    ],
)
def test_anything_else_is_left_alone(text: str) -> None:
    assert not is_arabizi(text)
    assert put(text) == text


def test_a_question_in_latin_letters_is_answered_in_arabic(engine: Engine) -> None:
    answer = engine.ask("kam jundi amriki b syria?").answer
    assert (answer.language, answer.answered) == (Language.ARABIC, True)

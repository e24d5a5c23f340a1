"""Languages that the bot does not read are told from those it does, and those it does are never taken for them."""

import csv

import pytest

from bot.text.other_languages import OtherLanguage, other_language_of
from tests.paths import CORPUS


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("کەی هاوپەیمانان لە عێراق دەکشێنەوە؟", OtherLanguage.KURDISH),
        ("سڵاو", OtherLanguage.KURDISH),
        ("Hêzên hevpeymaniyê kengî ji Iraqê derdikevin?", OtherLanguage.KURMANJI),
        ("چرا آمریکا از عراق خارج شد؟", OtherLanguage.PERSIAN),
        ("ائتلاف کی از عراق می رود", OtherLanguage.PERSIAN),
        ("Koalisyon Irak'tan ne zaman çekilecek?", OtherLanguage.TURKISH),
        ("Irak'ta kaç asker var?", OtherLanguage.TURKISH),
        ("Combien de soldats américains sont en Irak ?", OtherLanguage.FRENCH),
        ("Bonjour !", OtherLanguage.FRENCH),
    ],
)
def test_another_language_is_recognised(text: str, language: OtherLanguage) -> None:
    assert other_language_of(text) is language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "متى تنسحب القوات من هەولێر؟",  # a Kurdish name
        "قوات هەولێر",
        "شگد عدد الجنود؟",  # letters of the dialect that Persian has too
        "متی تنتهی المهمة فی العراق؟",  # typed on a Persian keyboard
        "Who owns Le Monde?",
        "What does Macron's « coup de grâce » mean?",
        "wen ra7 yib2o el jnoud?",
        "la ma rah",
    ],
)
def test_names_dialect_and_other_keyboards_are_no_other_language(text: str) -> None:
    assert other_language_of(text) is None


def test_no_question_of_the_shipped_corpus_is_taken_for_another_language() -> None:
    with (CORPUS / "questions.csv").open(encoding="utf-8") as file:
        questions = [row[0] for row in csv.reader(file)][1:]
    assert [question for question in questions if other_language_of(question)] == []

"""What type of thing a question asks for."""

import csv
from importlib.resources import files

import pytest

from bot.questions.asked_entities import entity_types_in
from bot.text.entities import EntityType


@pytest.mark.parametrize(
    ("question", "type_"),
    [
        ("Which city do they stay in?", EntityType.city),
        ("ما المدينة التي بقوا فيها؟", EntityType.city),
        ("في أي محافظة تقع القاعدة؟", EntityType.city),
        ("Which countries took part?", EntityType.country),
        ("أي دولة انسحبت؟", EntityType.country),
        ("In what month did it end?", EntityType.month),
        ("في أي سنة بدأ؟", EntityType.year),
        ("On which day did they leave?", EntityType.day),
        ("في أي يوم غادروا؟", EntityType.day),
        ("What is the rank of the official?", EntityType.rank),
        ("ما رتبة المسؤول؟", EntityType.rank),
        ("what weapons did they leave behind", EntityType.weapon),
        ("ما هي الأسلحة التي تركوها؟", EntityType.weapon),
        ("How much did the move cost?", EntityType.money),
        ("كم كلف الانسحاب؟", EntityType.money),
        ("Which news agency quoted him?", EntityType.outlet),
        ("What is the name of the last base?", EntityType.base),
        ("شنو اسم القاعدة؟", EntityType.base),
        ("Who is the new commander?", EntityType.person),
        ("whos the us commander in erbil", EntityType.person),
        ("What is the name of the army commander?", EntityType.person),
        ("ما اسم رئيس اللجنة؟", EntityType.person),
        ("منو چان آمر القاعدة؟", EntityType.person),
        ("مين وزير الدفاع؟", EntityType.person),
        ("من هو المتحدث؟", EntityType.person),
    ],
)
def test_the_type_that_is_asked_for_is_known(question: str, type_: EntityType) -> None:
    assert list(entity_types_in(question).values()) == [type_]


@pytest.mark.parametrize(
    "question",
    [
        "Who runs the city?",
        "How is the country?",
        "Who did the minister meet?",
        "Did the statement name the bases?",
        "How many soldiers were at the base?",
        "مدينة أربيل",
        "دول",
        "متى خرجوا من قاعدة حرير؟",
        "هل هذا من قائد القوات؟",
        "",
    ],
)
def test_a_type_that_is_only_named_is_not_asked_for(question: str) -> None:
    assert entity_types_in(question) == {}


def test_every_listed_word_asks_or_names_a_type() -> None:
    with (files("bot.lexicons") / "asked_entities.csv").open(encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert header == ["type", "word"]
    signs = {"asking", "who", "who_is", "is_", "name", "name_of", "of", "role", "bearer", "where"}
    assert {name for name, _ in rows} == signs | {*EntityType} - {
        EntityType.person
    }  # persons are asked for by their roles
    assert len(set(map(tuple, rows))) == len(rows)

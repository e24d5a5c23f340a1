"""What type of thing a question asks for."""

import csv
from importlib.resources import files

import pytest

from bot.text.asked_types import pointed_at, types_in
from bot.text.instances import Type


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
        ("On which day did they leave?", Type.day),
        ("في أي يوم غادروا؟", Type.day),
        ("What is the rank of the official?", Type.rank),
        ("ما رتبة المسؤول؟", Type.rank),
        ("what weapons did they leave behind", Type.weapon),
        ("ما هي الأسلحة التي تركوها؟", Type.weapon),
        ("How much did the move cost?", Type.money),
        ("كم كلف الانسحاب؟", Type.money),
        ("Which news agency quoted him?", Type.outlet),
        ("What is the name of the last base?", Type.base),
        ("شنو اسم القاعدة؟", Type.base),
        ("Who is the new commander?", Type.person),
        ("whos the us commander in erbil", Type.person),
        ("What is the name of the army commander?", Type.person),
        ("ما اسم رئيس اللجنة؟", Type.person),
        ("منو چان آمر القاعدة؟", Type.person),
        ("مين وزير الدفاع؟", Type.person),
        ("من هو المتحدث؟", Type.person),
    ],
)
def test_the_type_that_is_asked_for_is_known(question: str, type_: Type) -> None:
    assert list(types_in(question).values()) == [type_]


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
    assert types_in(question) == {}


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("Who signed it?", {Type.person}),
        ("منو وقع البيان؟", {Type.person}),
        ("Where did they go?", {Type.city, Type.country, Type.base}),
        ("ووين راح يگعدون؟", {Type.city, Type.country, Type.base}),
        ("When did they go?", set()),
    ],
)
def test_a_question_word_points_at_names(question: str, types: set[Type]) -> None:
    assert pointed_at(question) == types


def test_every_listed_word_asks_or_names_a_type() -> None:
    with (files("bot.words") / "question_types.csv").open(encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert header == ["type", "word"]
    signs = {"asking", "who", "who_is", "is_", "name", "name_of", "of", "role", "bearer", "where"}
    assert {name for name, _ in rows} == signs | {*Type} - {Type.person}  # persons are asked for by their roles
    assert len(set(map(tuple, rows))) == len(rows)

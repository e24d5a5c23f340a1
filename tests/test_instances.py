"""What in a text is of a type that a question may ask for."""

import csv
from importlib.resources import files

import pytest

from bot.text.instances import Type, find_instances
from bot.text.terms import find_words


def found_in(text: str) -> set[tuple[Type, str]]:
    return {(found.type, text[found.start : found.end]) for found in find_instances(text)}


@pytest.mark.parametrize(
    ("word", "types"),
    [
        ("Erbil", {Type.city}),
        ("بأربيل", {Type.city}),
        ("Jordan", {Type.country}),
        ("السويد", {Type.country}),
        ("أيلول", {Type.month}),
        ("2014", {Type.year}),
        ("2500", set()),
        ("soldiers", set()),
        ("دولار", {Type.money}),
        ("صواريخ", {Type.weapon}),
        ("العقيد", {Type.rank}),
        ("رويترز", {Type.outlet}),
        ("التنف", {Type.base}),
        ("ترامب", {Type.person}),
    ],
)
def test_a_word_is_of_its_types(word: str, types: set[Type]) -> None:
    assert {type_ for type_, _ in found_in(word)} == types


@pytest.mark.parametrize(
    ("text", "type_", "phrase"),
    [
        ("he left Ain al-Asad at night", Type.base, "Ain al-Asad"),
        ("قال الفريق الركن إن العملية انتهت", Type.rank, "الفريق الركن"),
        ("on 30 September 2025", Type.day, "30 September 2025"),
        ("it cost $5", Type.money, "$"),
        ("It was Yarallahzadeh who signed", Type.person, "Yarallahzadeh"),  # a name that no list has
    ],
)
def test_a_type_is_found_in_a_text(text: str, type_: Type, phrase: str) -> None:
    assert (type_, phrase) in found_in(text)


@pytest.mark.parametrize("text", ["in September 2025", "12 months", "في نهاية أيلول 2025"])
def test_a_month_without_its_day_is_no_day(text: str) -> None:
    assert Type.day not in {type_ for type_, _ in found_in(text)}


@pytest.mark.parametrize("text", ["سيُعاد تركيز المهام", "بمختلف صنوفها", "the coalition's advisers", "it refocused"])
def test_common_words_name_nobody(text: str) -> None:
    assert Type.person not in {type_ for type_, _ in found_in(text)}


def test_every_listed_instance_is_of_a_type_and_none_stands_there_twice() -> None:
    with (files("bot.words") / "instances.csv").open(encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert header == ["type", "word"]
    assert {name for name, _ in rows} <= set(Type)
    assert [word for _, word in rows if not find_words(word)] == []
    assert len(set(map(tuple, rows))) == len(rows)

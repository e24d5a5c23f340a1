"""What in a text is of a type that a question may ask for."""

import csv
from importlib.resources import files

import pytest

from bot.text.entities import EntityType, find_entities
from bot.text.terms import find_words


def found_in(text: str) -> set[tuple[EntityType, str]]:
    return {(found.type, text[found.start : found.end]) for found in find_entities(text)}


@pytest.mark.parametrize(
    ("word", "types"),
    [
        ("Erbil", {EntityType.city}),
        ("بأربيل", {EntityType.city}),
        ("Jordan", {EntityType.country}),
        ("السويد", {EntityType.country}),
        ("أيلول", {EntityType.month}),
        ("2014", {EntityType.year}),
        ("2500", set()),
        ("soldiers", set()),
        ("دولار", {EntityType.money}),
        ("صواريخ", {EntityType.weapon}),
        ("العقيد", {EntityType.rank}),
        ("رويترز", {EntityType.outlet}),
        ("التنف", {EntityType.base}),
        ("ترامب", {EntityType.person}),
    ],
)
def test_a_word_is_of_its_types(word: str, types: set[EntityType]) -> None:
    assert {type_ for type_, _ in found_in(word)} == types


@pytest.mark.parametrize(
    ("text", "type_", "phrase"),
    [
        ("he left Ain al-Asad at night", EntityType.base, "Ain al-Asad"),
        ("قال الفريق الركن إن العملية انتهت", EntityType.rank, "الفريق الركن"),
        ("on 30 September 2025", EntityType.day, "30 September 2025"),
        ("it cost $5", EntityType.money, "$"),
        ("It was Yarallahzadeh who signed", EntityType.person, "Yarallahzadeh"),  # a name that no list has
    ],
)
def test_a_type_is_found_in_a_text(text: str, type_: EntityType, phrase: str) -> None:
    assert (type_, phrase) in found_in(text)


@pytest.mark.parametrize("text", ["in September 2025", "12 months", "في نهاية أيلول 2025"])
def test_a_month_without_its_day_is_no_day(text: str) -> None:
    assert EntityType.day not in {type_ for type_, _ in found_in(text)}


@pytest.mark.parametrize("text", ["سيُعاد تركيز المهام", "بمختلف صنوفها", "the coalition's advisers", "it refocused"])
def test_common_words_name_nobody(text: str) -> None:
    assert EntityType.person not in {type_ for type_, _ in found_in(text)}


def test_every_listed_instance_is_of_a_type_and_none_stands_there_twice() -> None:
    with (files("bot.lexicons") / "entities.csv").open(encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    assert header == ["type", "word"]
    assert {name for name, _ in rows} <= set(EntityType)
    assert [word for _, word in rows if not find_words(word)] == []
    assert len(set(map(tuple, rows))) == len(rows)

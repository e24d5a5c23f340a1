"""The dictionary that comes with the bot is in order, cell by cell."""

import csv
import re
from importlib.resources import files

import pytest

ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-z]")


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    """Return the rows below the header."""
    with (files("bot.lexicons") / "dictionary.csv").open(encoding="utf-8") as file:
        return list(csv.reader(file))[1:]


def test_its_columns_are_english_arabic_and_note() -> None:
    with (files("bot.lexicons") / "dictionary.csv").open(encoding="utf-8") as file:
        assert file.readline() == "english,arabic,note\n"


def test_every_row_has_three_cells(rows: list[list[str]]) -> None:
    assert [row for row in rows if len(row) != 3] == []


def test_no_phrase_is_empty(rows: list[list[str]]) -> None:
    assert [row for row in rows if not row[0] or not all(row[1].split("|"))] == []


def test_no_phrase_has_a_space_too_many(rows: list[list[str]]) -> None:
    phrases = [phrase for row in rows for phrase in (row[0], *row[1].split("|"))]
    assert [phrase for phrase in phrases if phrase != " ".join(phrase.split())] == []


def test_no_english_phrase_has_an_arabic_letter(rows: list[list[str]]) -> None:
    assert [row for row in rows if ARABIC.search(row[0])] == []


def test_no_arabic_phrase_has_a_latin_letter(rows: list[list[str]]) -> None:
    assert [row for row in rows if LATIN.search(row[1])] == []


def test_english_phrases_are_in_small_letters(rows: list[list[str]]) -> None:
    assert [row for row in rows if row[0] != row[0].lower()] == []


def test_a_note_is_one_of_two_or_none(rows: list[list[str]]) -> None:
    assert {row[2] for row in rows} == {"", "rare", "ambiguous"}


def test_rows_are_sorted_and_none_is_there_twice(rows: list[list[str]]) -> None:
    keys = [(row[0], row[2]) for row in rows]
    assert keys == sorted(set(keys))


def test_no_translation_stands_twice_in_a_row(rows: list[list[str]]) -> None:
    assert [row for row in rows if len(set(row[1].split("|"))) < len(row[1].split("|"))] == []

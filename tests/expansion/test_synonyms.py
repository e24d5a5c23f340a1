"""Other words for the same within one language: synonyms, standard Arabic for dialect, and the files they are in."""

import csv
import re
from collections.abc import Mapping
from importlib.resources import files

import pytest

from bot.expansion import QueryExpander, says_little
from bot.text.languages import Language
from bot.text.terms import find_terms, find_words

ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-z]")
BRIDGE = QueryExpander((), ())


def read(name: str) -> list[list[str]]:
    """Return the rows of a word list, the header first."""
    with (files("bot.lexicons") / name).open(encoding="utf-8") as file:
        return list(csv.reader(file))


SYNONYMS, DIALECT = read("synonyms.csv"), read("dialect.csv")


def other_words(text: str) -> Mapping[str, float]:
    """Return the words, with their weights, that those of `text` may be replaced by in its own language."""
    within = [found for found in BRIDGE.expand(find_words(text)) if found.language is found.terms[0].language]
    return dict(pair for found in within for pair in found.words.items())


def stands_for(word: str, other: str) -> bool:
    [term] = find_terms(other)
    return term.word in other_words(word)


def lightness(text: str) -> list[bool]:
    return [says_little(term) for term in find_words(text)]


@pytest.mark.parametrize(("word", "other"), [("withdrawal", "pullout"), ("مغادرة", "جلاء")])
def test_synonyms_stand_for_one_another_both_ways(word: str, other: str) -> None:
    assert stands_for(word, other)
    assert stands_for(other, word)


def test_a_synonym_is_found_for_another_form_of_the_word() -> None:
    assert stands_for("والمغادرة", "جلاء")


def test_a_word_is_no_synonym_of_itself() -> None:
    assert not stands_for("withdrawal", "withdrawal")


@pytest.mark.parametrize(("word", "paraphrase"), [("معسكر", "قاعدة"), ("soldiers", "troops")])
def test_words_with_one_translation_stand_for_one_another(word: str, paraphrase: str) -> None:
    assert stands_for(word, paraphrase)


def test_a_paraphrase_is_worth_less_than_the_word_itself() -> None:
    assert max(other_words("معسكر")[term.word] for term in find_terms("قاعدة")) < 1


@pytest.mark.parametrize(
    ("dialect", "standard"),
    [
        ("طلعوا", "غادر"),  # Iraqi, they left
        ("فلوس", "أموال"),  # money
        ("العسكر", "جنود"),  # the soldiers
        ("يروحون", "يغادر"),  # they go
    ],
)
def test_a_word_of_a_dialect_is_read_as_standard_arabic(dialect: str, standard: str) -> None:
    assert stands_for(dialect, standard)


def test_a_phrase_of_a_dialect_is_read_as_one() -> None:
    assert stands_for("آخر السنة", "ديسمبر")


def test_a_word_of_a_dialect_is_translated_through_the_standard_one() -> None:
    translated = [found.words for found in BRIDGE.expand(find_words("فلوس")) if found.language is Language.ENGLISH]
    assert [word for words in translated for word in words if word == "money"] == ["money"]


def test_a_word_that_stands_for_nothing_else_has_no_other_words() -> None:
    assert other_words("xqzjk زخقض") == {}


@pytest.mark.parametrize("word", ["راح", "هسه"])
def test_a_word_of_a_dialect_that_only_fills_says_little(word: str) -> None:
    assert lightness(word) == [True]


@pytest.mark.parametrize("word", ["reason", "السبب"])
def test_a_light_word_says_little(word: str) -> None:
    assert lightness(word) == [True]


@pytest.mark.parametrize("word", ["فلوس", "العسكر", "withdrawal", "قوات"])
def test_a_word_that_means_something_does_not_say_little(word: str) -> None:
    assert lightness(word) == [False]


def test_the_columns_of_synonyms_are_group_word_and_weight() -> None:
    assert SYNONYMS[0] == ["group", "word", "weight"]


def test_the_columns_of_dialect_are_dialect_and_standard() -> None:
    assert DIALECT[0] == ["dialect", "standard"]


def test_every_synonym_has_its_three_cells_filled() -> None:
    assert [row for row in SYNONYMS if len(row) != 3 or not all(row)] == []


def test_every_row_of_dialect_has_two_cells_and_the_first_is_filled() -> None:
    assert [row for row in DIALECT if len(row) != 2 or not row[0]] == []


def test_every_weight_of_a_synonym_is_above_nothing_and_at_most_one() -> None:
    assert [row for row in SYNONYMS[1:] if not 0 < float(row[2]) <= 1] == []


def test_every_synonym_is_in_the_language_of_its_group() -> None:
    wrong = {"ar": LATIN, "en": ARABIC}
    assert [row for row in SYNONYMS[1:] if wrong[row[0][:2]].search(row[1])] == []


def test_no_group_of_synonyms_has_a_word_twice() -> None:
    members = [(row[0], row[1]) for row in SYNONYMS[1:]]
    assert len(set(members)) == len(members)


def test_every_group_of_synonyms_has_at_least_two_words() -> None:
    groups = [row[0] for row in SYNONYMS[1:]]
    assert [group for group in set(groups) if groups.count(group) < 2] == []


def test_no_cell_of_dialect_has_a_latin_letter() -> None:
    assert [row for row in DIALECT[1:] if LATIN.search("".join(row))] == []


def test_dialect_is_sorted_and_no_phrase_stands_there_twice() -> None:
    phrases = [row[0] for row in DIALECT[1:]]
    assert phrases == sorted(set(phrases))


def test_no_standard_phrase_is_empty_beside_others_or_stands_there_twice() -> None:
    meanings = [row[1].split("|") for row in DIALECT[1:] if row[1]]
    assert [found for found in meanings if "" in found or len(set(found)) < len(found)] == []


def test_no_phrase_has_a_space_too_many() -> None:
    phrases = [*(row[1] for row in SYNONYMS), *(phrase for row in DIALECT for phrase in (row[0], *row[1].split("|")))]
    assert [phrase for phrase in phrases if phrase != " ".join(phrase.split())] == []

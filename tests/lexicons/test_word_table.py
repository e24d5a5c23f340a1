"""Words are found in a flat table as in a dictionary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lexicons.word_table import WordTable, flat

# Neither tabs, line breaks nor halves of pairs, which no word has.
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
VALUES = st.recursive(st.text() | st.floats(allow_nan=False) | st.booleans(), st.lists, max_leaves=4)


@given(st.dictionaries(WORDS, VALUES, max_size=60))
def test_a_table_has_the_words_and_values_that_it_was_made_of(words: dict[str, object]) -> None:
    assert list(WordTable[object](flat(words)).items()) == list(words.items())


@given(st.dictionaries(WORDS, VALUES, max_size=60), st.text())
def test_a_table_has_no_other_word(words: dict[str, object], asked: str) -> None:
    table = WordTable[object](flat(words))
    assert (asked in table, table.get(asked)) == (asked in words, words.get(asked))


def test_a_word_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="tank"):
        WordTable[int](flat({"base": 1}))["tank"]


def test_a_table_may_begin_anywhere() -> None:
    assert WordTable[int](b"head" + flat({"base": 1}), 4)["base"] == 1


def test_a_table_tells_how_many_words_it_has() -> None:
    assert [len(WordTable[int](flat(words))) for words in ({}, {"base": 1, "tank": 2})] == [0, 2]

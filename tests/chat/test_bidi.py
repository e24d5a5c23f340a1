"""Arabic and Latin text share a line without disturbing each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.writing.bidi import isolate, mark_for
from bot.text.languages import Language

LRM, RLM = "\u200e", "\u200f"
FSI, PDI = "\u2068", "\u2069"


def test_a_value_is_wrapped_in_a_first_strong_isolate() -> None:
    assert isolate("Shafaq News") == f"{FSI}Shafaq News{PDI}"


@given(st.text())
def test_whatever_the_value_is_its_isolate_is_closed_where_it_ends(value: str) -> None:
    inner = isolate(value)[1:-1]
    assert not {"\u2066", "\u2067", FSI, PDI} & set(inner)


@pytest.mark.parametrize("line", ["المصدر 1", "2026-01-18 أعلن", f"{isolate('AFP')} قالت", "«النص»"])
def test_a_line_whose_first_letter_is_arabic_needs_no_mark_in_arabic(line: str) -> None:
    assert mark_for(line, Language.ARABIC) == ""


@pytest.mark.parametrize("line", ["AFP قالت", f"• {isolate('عنوان')}", "123", ""])
def test_a_line_that_would_begin_on_the_left_gets_a_mark_in_arabic(line: str) -> None:
    assert mark_for(line, Language.ARABIC) == RLM


def test_an_english_line_that_begins_with_an_arabic_word_gets_a_mark() -> None:
    assert mark_for("العراق is Iraq", Language.ENGLISH) == LRM

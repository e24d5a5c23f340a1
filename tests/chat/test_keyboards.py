"""Rows of buttons begin on the side where their language begins."""

import pytest
from telegram import InlineKeyboardButton

from bot.chat.writing.keyboards import callback_button, keyboard
from bot.text.languages import Language

ROW = [InlineKeyboardButton(text, callback_data=text) for text in "abc"]


@pytest.mark.parametrize(("language", "shown"), [(Language.ARABIC, "cba"), (Language.ENGLISH, "abc")])
def test_a_row_begins_on_the_side_of_its_language(language: Language, shown: str) -> None:
    made = keyboard([ROW], language)
    assert made
    assert ["".join(button.text for button in row) for row in made.inline_keyboard] == [shown]


def test_rows_without_buttons_are_left_out() -> None:
    made = keyboard([[], ROW, []], Language.ENGLISH)
    assert made
    assert len(made.inline_keyboard) == 1


def test_without_buttons_there_is_no_keyboard() -> None:
    assert keyboard([[], []], Language.ARABIC) is None


def test_a_text_of_the_other_script_is_turned() -> None:
    assert callback_button("1", "x", Language.ARABIC).text == "\u200f1"
    assert callback_button("More", "x", Language.ENGLISH).text == "More"

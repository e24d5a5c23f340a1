"""Makes the buttons of inline keyboards."""

from telegram import InlineKeyboardButton

from bot.chat.writing.bidi import mark_for
from bot.text.languages import Language


def callback_button(text: str, data: str, language: Language) -> InlineKeyboardButton:
    """Return a button that sends the callback data `data`; its text begins on the side where `language` begins."""
    return InlineKeyboardButton(f"{mark_for(text, language)}{text}", callback_data=data)

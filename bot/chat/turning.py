"""Answers presses on buttons and changes the message under them in place; its keyboards."""

from collections.abc import Awaitable

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.chat.direction import mark_for
from bot.chat.markup import Markup
from bot.chat.replies import NO_PREVIEW
from bot.text.languages import Language


async def answer(query: CallbackQuery, sentence: str = "") -> None:
    """Answer a press, without which its button seems to work for ever; a `sentence` is shown for a moment."""
    try:
        await query.answer(sentence or None)
    except BadRequest as error:
        if "query is too old" not in error.message.lower():  # pressed while the bot was down
            raise


async def turn(query: CallbackQuery, piece: Markup, buttons: InlineKeyboardMarkup | None = None) -> None:
    """Let the message under a pressed button say something else; nothing if it is too old to be changed."""
    if message := _changeable(query):
        await _change(
            message.edit_text(
                piece.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=buttons
            )
        )


async def turn_buttons(query: CallbackQuery, buttons: InlineKeyboardMarkup) -> None:
    """Put other buttons under a message of which one was pressed; nothing if it is too old to be changed."""
    if message := _changeable(query):
        await _change(message.edit_reply_markup(buttons))


def button(text: str, data: str, language: Language) -> InlineKeyboardButton:
    """Return a button whose text begins on the side where `language` begins."""
    return InlineKeyboardButton(f"{mark_for(text, language)}{text}", callback_data=data)


def _changeable(query: CallbackQuery) -> Message | None:
    # The library makes a Message even of one that is gone, only without a date.
    message = query.message
    return message if isinstance(message, Message) and message.is_accessible else None


async def _change(editing: Awaitable[object]) -> None:
    try:
        await editing
    except BadRequest as error:
        if "not modified" not in error.message:  # pressed twice: it says so already
            raise

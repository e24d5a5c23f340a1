"""Changes the message under a pressed button in place; makes buttons."""

from collections.abc import Awaitable

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.chat.writing.bidi import mark_for
from bot.chat.writing.callback_queries import message_under, pass_over
from bot.chat.writing.html import Markup
from bot.chat.writing.replies import NO_PREVIEW
from bot.text.languages import Language


async def turn(query: CallbackQuery, piece: Markup, buttons: InlineKeyboardMarkup | None = None) -> None:
    """Let the message under a pressed button say something else; nothing if it is too old to be changed."""
    if message := message_under(query):
        await _change(
            message.edit_text(
                piece.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=buttons
            )
        )


async def turn_buttons(query: CallbackQuery, buttons: InlineKeyboardMarkup) -> None:
    """Put other buttons under a message of which one was pressed; nothing if it is too old to be changed."""
    if message := message_under(query):
        await _change(message.edit_reply_markup(buttons))


def button(text: str, data: str, language: Language) -> InlineKeyboardButton:
    """Return a button whose text begins on the side where `language` begins."""
    return InlineKeyboardButton(f"{mark_for(text, language)}{text}", callback_data=data)


async def _change(editing: Awaitable[object]) -> None:
    try:
        await editing
    except BadRequest as error:
        pass_over(error)

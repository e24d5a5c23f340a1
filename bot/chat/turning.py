"""Changes a message in place for whoever pressed one of its buttons; its keyboards."""

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.chat.direction import mark_for
from bot.chat.markup import Markup
from bot.chat.replies import NO_PREVIEW
from bot.text.languages import Language


async def turn(query: CallbackQuery, piece: Markup, buttons: InlineKeyboardMarkup | None = None) -> None:
    """Let the message under a pressed button say something else; nothing if it is too old to be changed."""
    if not isinstance(query.message, Message):
        return
    try:
        await query.message.edit_text(
            piece.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=buttons
        )
    except BadRequest as error:
        if "not modified" not in error.message:  # pressed twice: it says so already
            raise


def button(text: str, data: str, language: Language) -> InlineKeyboardButton:
    """Return a button whose text begins on the side where `language` begins."""
    return InlineKeyboardButton(f"{mark_for(text, language)}{text}", callback_data=data)

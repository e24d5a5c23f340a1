"""Answers presses on buttons. Twice pressed, too late, pressed on what is gone: normal life, nothing to report."""

import logging

from telegram import CallbackQuery, InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.chat.markup import Markup, plain
from bot.chat.messages import line
from bot.chat.replies import NO_PREVIEW
from bot.text.languages import Language

_log = logging.getLogger(__name__)
_NORMAL = ("not modified", "to edit not found", "be edited", "to delete not found", "query is too old")


async def toast(query: CallbackQuery, sentence: str = "", language: Language = Language.ENGLISH) -> None:
    """Answer a press, with a short sentence or without a word."""
    try:
        await query.answer(line(plain(sentence), language).text if sentence else None)
    except BadRequest as error:
        pass_over(error)


async def show(message: Message, piece: Markup, buttons: InlineKeyboardMarkup | None) -> Message:
    """Change a message of the bot in place; return it as it is then."""
    try:
        changed = await message.edit_text(
            piece.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=buttons
        )
    except BadRequest as error:
        pass_over(error)
        return message
    return changed if isinstance(changed, Message) else message


def pass_over(error: BadRequest) -> None:
    """Let a refusal pass that is normal life; raise any other."""
    if not any(words in error.message.lower() for words in _NORMAL):
        raise error
    _log.debug("Telegram had nothing to do: %s", error.message)

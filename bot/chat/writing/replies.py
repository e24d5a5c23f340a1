"""Sends replies where they belong: to the question in groups, in its topic, never lost over a mark-up slip."""

import logging

from telegram import InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.chat.sending import UnconfirmedError
from bot.chat.writing.html import Markup

_log = logging.getLogger(__name__)
Content = tuple[Markup, InlineKeyboardMarkup | None]  # of a message: its text, and the buttons under it
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def reply(message: Message, piece: Markup, buttons: InlineKeyboardMarkup | None = None) -> Message | None:
    """Answer `message` in its chat and topic, in groups as a reply to it unless it is gone; return the answer.

    None if it cannot be known whether the answer is there: it counts as sent, since two are worse than one.
    """
    try:
        return await _reply(message, piece, buttons)
    except UnconfirmedError:
        return None


async def _reply(message: Message, piece: Markup, buttons: InlineKeyboardMarkup | None) -> Message:
    try:
        return await message.reply_text(
            piece.html,
            parse_mode=ParseMode.HTML,
            allow_sending_without_reply=True,
            link_preview_options=NO_PREVIEW,
            reply_markup=buttons,
        )
    except BadRequest as error:
        if "parse entities" not in error.message:
            raise
        _log.exception("Telegram could not read our HTML; the plain text goes instead")
        return await message.reply_text(piece.text, allow_sending_without_reply=True, link_preview_options=NO_PREVIEW)

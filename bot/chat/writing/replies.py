"""Sends replies where they belong: to the question in groups, in its topic, never lost over a mark-up slip."""

import logging
from contextlib import suppress

from telegram import ForceReply, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest

from bot.chat.sending import UnconfirmedError
from bot.chat.writing.html import Markup

_log = logging.getLogger(__name__)
Content = tuple[Markup, InlineKeyboardMarkup | None]  # of a message: its text, and the buttons under it
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_MOST_QUOTED = _MOST_IN_CAPTION = 1024  # characters


def preview_of(piece: Markup) -> LinkPreviewOptions:
    """Return which link of a message is previewed: the one it names for that, small and below the text, else none."""
    if not piece.previewed:
        return NO_PREVIEW
    return LinkPreviewOptions(url=piece.previewed, prefer_small_media=True, show_above_text=False)


async def reply(
    message: Message,
    piece: Markup,
    buttons: InlineKeyboardMarkup | ForceReply | None = None,
    *,
    quoted: str | None = None,
) -> Message | None:
    """Answer `message` in its chat and topic, in groups as a reply to it unless it is gone; return the answer.

    It answers the words of the message that are `quoted`, if any are. None if it cannot be known whether the answer is
    there: it counts as sent, since two are worse than one.
    """
    is_there = quoted and len(quoted) <= _MOST_QUOTED and quoted in (message.text or message.caption or "")
    try:
        return await _reply(message, piece, buttons, quoted if is_there else None)
    except UnconfirmedError:
        return None


async def send_file(message: Message, content: bytes, name: str, caption: Markup) -> None:
    """Send a file in the chat of `message`; what cannot be confirmed counts as sent."""
    with suppress(UnconfirmedError):
        await message.reply_document(InputFile(content, name), caption=caption.html, parse_mode=ParseMode.HTML)


async def send_picture(message: Message, content: bytes, text: Markup) -> None:
    """Send a picture in the chat of `message`, with a text under it; what cannot be confirmed counts as sent."""
    is_caption = len(text.text) <= _MOST_IN_CAPTION
    caption, mode = (text.html, ParseMode.HTML) if is_caption else (None, None)
    with suppress(UnconfirmedError):
        await message.reply_photo(InputFile(content, "figures.png"), caption=caption, parse_mode=mode)
    if not is_caption:
        await reply(message, text)


async def _reply(
    message: Message, piece: Markup, buttons: InlineKeyboardMarkup | ForceReply | None, quoted: str | None = None
) -> Message:
    parameters = _parameters(message, quoted)
    try:
        return await message.reply_text(
            piece.html,
            parse_mode=ParseMode.HTML,
            reply_parameters=parameters,
            link_preview_options=preview_of(piece),
            reply_markup=buttons,
        )
    except BadRequest as error:
        if quoted and "quote" in error.message.lower():  # the message was changed meanwhile
            return await _reply(message, piece, buttons)
        if "parse entities" not in error.message:
            raise
        _log.exception("Telegram could not read our HTML; the plain text goes instead")
        return await message.reply_text(piece.text, reply_parameters=parameters, link_preview_options=NO_PREVIEW)


def _parameters(message: Message, quoted: str | None) -> ReplyParameters | None:
    """Return what is answered; None in private, where the answer stands below anyway, unless some words are quoted."""
    if message.chat.type == ChatType.PRIVATE and quoted is None:
        return None
    return ReplyParameters(message.message_id, allow_sending_without_reply=True, quote=quoted)

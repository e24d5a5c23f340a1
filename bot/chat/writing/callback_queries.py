"""Answers presses and changes messages in place. Twice pressed, too late, on what is gone: normal life, no error."""

import logging

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated
from telegram.ext import ContextTypes

from bot.chat.bounded_dict import BoundedDict
from bot.chat.writing.answer_messages import line
from bot.chat.writing.html import Markup, plain
from bot.chat.writing.replies import NO_PREVIEW
from bot.text.languages import Language

_log = logging.getLogger(__name__)
_MOST = 10_000  # messages whose present state is known; the oldest go first
_NORMAL = ("not modified", "to edit not found", "be edited", "to delete not found", "query is too old")


def message_under(query: CallbackQuery) -> Message | None:
    """Return the message whose button was pressed; None if it is gone, or too old for Telegram to show it."""
    message = query.message
    # The library also gives a message that is gone as a `Message`, of the year 1970.
    return message if isinstance(message, Message) and message.is_accessible else None


async def toast(query: CallbackQuery, sentence: str = "", language: Language = Language.ENGLISH) -> None:
    """Answer a press, with a short sentence or without a word."""
    try:
        await query.answer(line(plain(sentence), language).text if sentence else None)
    except BadRequest as error:
        pass_over(error)


async def on_unknown_callback(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a callback query that no handler knows; unanswered its button would seem to work for ever."""
    if update.callback_query:
        await update.callback_query.answer()


class Display:
    """Changes messages of the bot, and knows what they say: a button pressed twice changes nothing."""

    def __init__(self) -> None:
        """No message is known yet."""
        self._shown: BoundedDict[tuple[int, int], tuple[str, InlineKeyboardMarkup | None]] = BoundedDict(_MOST)

    def note(self, message: Message, piece: Markup, buttons: InlineKeyboardMarkup | None) -> None:
        """Know what a message of the bot says now."""
        self._shown[message.chat.id, message.message_id] = piece.html, buttons

    async def show(self, message: Message, piece: Markup, buttons: InlineKeyboardMarkup | None) -> None:
        """Let a message of the bot say something else."""
        if self._shown.get((message.chat.id, message.message_id)) == (piece.html, buttons):
            return
        try:
            await message.edit_text(
                piece.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=buttons
            )
        except ChatMigrated:  # its messages stayed behind in the old group
            return
        except BadRequest as error:
            pass_over(error)
            return
        self.note(message, piece, buttons)


def pass_over(error: BadRequest) -> None:
    """Let a refusal pass that is normal life; raise any other."""
    if not any(words in error.message.lower() for words in _NORMAL):
        raise error
    _log.debug("Telegram had nothing to do: %s", error.message)

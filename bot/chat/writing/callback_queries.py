"""Answers callback queries. Pressed twice, too late, under a message that is gone: normal life, no error."""

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat.writing.answer_messages import line
from bot.chat.writing.edits import edit_keyboard, edit_message
from bot.chat.writing.html import Markup, plain
from bot.text.languages import Language


def message_of(query: CallbackQuery) -> Message | None:
    """Return the message whose button was pressed; None if it is gone, or too old for Telegram to show it."""
    message = query.message
    # The library also gives a message that is gone as a `Message`, of the year 1970.
    return message if isinstance(message, Message) and message.is_accessible else None


async def toast(query: CallbackQuery, sentence: str = "", language: Language = Language.ENGLISH) -> None:
    """Answer a callback query, with a short sentence or without a word."""
    await query.answer(line(plain(sentence), language).text if sentence else None)


async def show_instead(query: CallbackQuery, piece: Markup, buttons: InlineKeyboardMarkup | None = None) -> None:
    """Let the message of a callback query say something else; nothing if it is too old to be changed."""
    if message := message_of(query):
        await edit_message(message, piece, buttons)


async def show_buttons_instead(query: CallbackQuery, buttons: InlineKeyboardMarkup) -> None:
    """Put other buttons under the message of a callback query; nothing if it is too old to be changed."""
    if message := message_of(query):
        await edit_keyboard(message, buttons)


async def on_unknown_callback(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a callback query that no handler knows; unanswered its button would seem to work for ever."""
    if update.callback_query:
        await update.callback_query.answer()

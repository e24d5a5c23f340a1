"""Tells whoever pressed a button, or wrote a message, that the store has failed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import CallbackQuery, Message

from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.callback_queries import toast
from bot.chat.writing.replies import reply
from bot.store import StoreError


@asynccontextmanager
async def apologising(query: CallbackQuery, bot_context: BotContext) -> AsyncIterator[None]:
    """If the store fails within, take note of it, apologise in answer to `query`, and go on behind."""
    language = bot_context.language_for(query.from_user)  # now: what fails may be to forget it
    try:
        yield
    except StoreError as error:
        bot_context.store.tell(error)
        await toast(query, bot_context.sentences[language].chat.failure, language)


@asynccontextmanager
async def apologising_to(message: Message, bot_context: BotContext) -> AsyncIterator[None]:
    """Likewise in a reply to a message."""
    try:
        yield
    except StoreError as error:
        bot_context.store.tell(error)
        language, phrases = bot_context.voice_for(message)
        await reply(message, lines(phrases.chat.failure, language))

"""Tells whoever pressed a button that the store has failed."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram import CallbackQuery

from bot.chat.context import BotContext
from bot.chat.writing.callback_queries import toast
from bot.store import StoreError

_log = logging.getLogger(__name__)


@asynccontextmanager
async def apologising(query: CallbackQuery, bot_context: BotContext, failure: str) -> AsyncIterator[None]:
    """If the store fails within, log the `failure` with its cause, apologise in answer to `query`, and go on behind."""
    language = bot_context.language_for(query.from_user)  # now: what fails may be to forget it
    try:
        yield
    except StoreError:
        _log.exception(failure)
        await toast(query, bot_context.sentences[language].chat.failure, language)

"""Keeps which questions were asked, for whoever runs the bot and for suggestions; never who asked."""

import logging
from datetime import UTC, datetime

from bot.chat.context import BotContext
from bot.engine import Reply
from bot.store import QueryLogEntry, StoreError

_log = logging.getLogger(__name__)


async def record_question(bot_context: BotContext, chat_kind: str, reply: Reply) -> None:
    """Keep a question that was answered or refused; a store that fails is only logged, since the reply is sent."""
    entry = QueryLogEntry(datetime.now(UTC), chat_kind, reply.answer, reply.took_ms)
    try:
        await bot_context.store.query_log.record(entry)
    except StoreError:
        _log.exception("The question could not be recorded")

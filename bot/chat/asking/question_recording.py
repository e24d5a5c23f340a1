"""Keeps which questions were asked, for whoever runs the bot; of who asked a pseudonym alone."""

from datetime import UTC, datetime

from telegram import User

from bot.chat.context import BotContext
from bot.engine import Reply
from bot.store import QueryLogEntry


def record_question(bot_context: BotContext, chat_kind: str, reply: Reply, author: User | None) -> None:
    """Keep a question that was answered or refused, without waiting for it; `author` is who wrote it."""
    pseudonym = bot_context.store.pseudonym(author.id) if author else None
    entry = QueryLogEntry(datetime.now(UTC), chat_kind, reply.answer, reply.took_ms, pseudonym)
    bot_context.store.query_log.record(entry)

"""Keeps and tells which questions were asked, for whoever runs the bot; of who asked a pseudonym alone."""

import logging
from datetime import UTC, datetime

from telegram import User

from bot.chat.connection.update_run import current_run
from bot.chat.context import BotContext
from bot.engine import Reply
from bot.metrics.stages import Stages
from bot.store import QueryLogEntry

_log = logging.getLogger(__name__)


def begin_stages() -> Stages:
    """Return the stages of a question whose turn it is now."""
    run = current_run.get()
    waited = (datetime.now(UTC) - run.arrived_at).total_seconds() if run else 0.0
    return Stages(max(waited, 0.0))


def record_question(bot_context: BotContext, chat_kind: str, reply: Reply, author: User | None, stages: Stages) -> None:
    """Keep a question that was answered or refused, without waiting for it; `author` is who wrote it."""
    if reply.answer.shown or not reply.answer.only_told:  # what was told above was not asked in vain
        pseudonym = bot_context.store.pseudonym(author.id) if author else None
        entry = QueryLogEntry(datetime.now(UTC), chat_kind, reply.answer, reply.took_ms, pseudonym)
        bot_context.store.query_log.record(entry)
    tell_question(bot_context, chat_kind, reply, stages)


def tell_question(bot_context: BotContext, chat_kind: str, reply: Reply, stages: Stages) -> None:
    """Write a line on a question, and count it; what was asked stands there only if that is wished."""
    answer = reply.answer
    bot_context.measures.question(answer.outcome, answer.language, chat_kind, stages)
    took = {stage: round(seconds * 1000, 1) for stage, seconds in stages.seconds.items()}
    told = {"outcome": answer.outcome, "language": answer.language, "chat": chat_kind}
    text = {"text": answer.question} if bot_context.logs_texts else {}
    _log.info(
        "Question: %s; %s%s",
        ", ".join(told.values()),
        ", ".join(f"{stage} {milliseconds:g} ms" for stage, milliseconds in took.items()),
        f": {answer.question}" if text else "",
        extra={"question": told | {f"{stage}_ms": milliseconds for stage, milliseconds in took.items()} | text},
    )

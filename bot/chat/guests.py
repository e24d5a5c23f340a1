"""Answers guest mentions: those in chats that the bot is not in, each once."""

import logging
from datetime import UTC, datetime

from telegram import InlineQueryResultArticle, Message, Update, User
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.chat.addressing import question_in, question_replied_to
from bot.chat.inline import let_go_if_late
from bot.chat.offers import plain_offer, whole_offer
from bot.chat.office import Office
from bot.desk import Reply
from bot.store import Entry, StoreError

_log = logging.getLogger(__name__)


class Guests:
    """The handler of guest mentions. A guest has no commands: what begins with one is passed over."""

    def __init__(self, office: Office) -> None:
        """Answer at the desk of `office`."""
        self._office = office

    async def on_mention(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer what a person asks, or what the message asks that a bare mention replies to."""
        message = update.guest_message
        question = question_in(message, context.bot.bot) if message else None
        if message is None or question is None or not message.guest_query_id:
            return
        reply = self._reply(message, question, context.bot.bot)
        try:
            await context.bot.answer_guest_query(message.guest_query_id, self._offer(message, reply))
        except BadRequest as error:
            let_go_if_late(error)
        if reply and not reply.answer.courtesy:
            await self._record(reply)

    def _reply(self, message: Message, question: str, bot: User) -> Reply | None:
        """Return the answer; None if nothing is asked."""
        asked = (message, question) if question else question_replied_to(message, bot)
        return self._office.desk.ask(asked[1], (), self._office.spoken_by(asked[0].from_user)) if asked else None

    def _offer(self, message: Message, reply: Reply | None) -> InlineQueryResultArticle:
        if reply:
            return whole_offer(reply.answer, self._office.sentences[reply.answer.language])
        language = self._office.language_for(message.from_user)
        return plain_offer(self._office.sentences[language].chat.mention_usage, language)

    async def _record(self, reply: Reply) -> None:
        try:
            await self._office.store.journal.record(Entry(datetime.now(UTC), "guest", reply.answer, reply.took_ms))
        except StoreError:
            _log.exception("The question could not be recorded")

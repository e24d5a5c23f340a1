"""Keeps people from asking, commanding and pressing faster than is good for others: one hint, then silence."""

from datetime import UTC, datetime

from telegram import CallbackQuery, InlineQuery, Message, Update
from telegram.ext import ContextTypes

from bot.chat.asking.addressing import writer_of
from bot.chat.asking.rate_limit import Decision, RateLimit
from bot.chat.connection.update_run import current_run
from bot.chat.context import BotContext, is_private
from bot.chat.handler_callback import Callback
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.callback_queries import toast
from bot.chat.writing.replies import reply
from bot.store import Role


class Cooldown:
    """What was done within the last minute, and what there is too much of."""

    def __init__(self, bot_context: BotContext) -> None:
        """Speak the sentences of `bot_context`."""
        self._bot_context = bot_context
        self._rate_limit = RateLimit()

    async def lets_pass(self, message: Message, question: str | None = None) -> bool:
        """Tell whether a message may be answered now; hint once if not. `question` is what must not come twice."""
        decision = self._check(message, question)
        if decision is Decision.HINT:
            await self._hint(message)
        return decision is Decision.ANSWER

    def lets_inline_pass(self, query: InlineQuery) -> bool:
        """Tell whether an inline query may be answered now."""
        return self._decide(self._rate_limit.check_inline(query.from_user.id, _arrival())) is Decision.ANSWER

    def check_guest(self, message: Message) -> Decision:
        """Return what to do with a guest mention."""
        return self._decide(self._rate_limit.check_private(writer_of(message), message.date))

    def commands(self, handler: Callback) -> Callback:
        """Return `handler`, of messages, as far as it is let through."""

        async def on_message(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            if update.effective_message and await self.lets_pass(update.effective_message):
                await handler(update, context)

        return on_message

    def presses(self, handler: Callback) -> Callback:
        """Return `handler`, of buttons, as far as it is let through."""

        async def on_press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            if update.callback_query and await self._lets_press_pass(update.callback_query):
                await handler(update, context)

        return on_press

    async def refuse(self, message: Message) -> None:
        """Hint that it is too much, unless that was said within the last minute."""
        if self._rate_limit.refuse(message.chat.id, writer_of(message), message.date) is Decision.HINT:
            await self._hint(message)

    async def _lets_press_pass(self, query: CallbackQuery) -> bool:
        person = query.from_user
        if self._bot_context.role_of(person.id):
            return True
        decision = self._decide(self._rate_limit.check_press(person.id, _arrival()))
        if decision is not Decision.ANSWER:  # an unanswered button would seem to work for ever
            hint = self._bot_context.phrases_for(person).chat.slow_down if decision is Decision.HINT else ""
            await toast(query, hint, self._bot_context.language_for(person))
        return decision is Decision.ANSWER

    async def _hint(self, message: Message) -> None:
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        await reply(message, lines(self._bot_context.sentences[language].chat.slow_down, language))

    def _check(self, message: Message, question: str | None) -> Decision:
        if message.from_user is None or self._bot_context.is_by(message, Role.editor):
            return Decision.ANSWER
        at = message.edit_date or message.date
        if is_private(message):
            return self._decide(self._rate_limit.check_private(writer_of(message), at))
        return self._decide(self._rate_limit.check_group(message.chat.id, writer_of(message), question, at))

    @staticmethod
    def _decide(decision: Decision) -> Decision:
        """Return what to do, which for what is tried once more after a failure was decided before."""
        run = current_run.get()
        return Decision.ANSWER if run and run.attempt > 1 else decision


def _arrival() -> datetime:
    run = current_run.get()
    return run.arrived_at if run else datetime.now(UTC)

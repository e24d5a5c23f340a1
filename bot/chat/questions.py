"""Answers questions: what is written to the bot, and /ask."""

import logging
from datetime import UTC, datetime

from telegram import Message, Update, User
from telegram.ext import ContextTypes

from bot.chat.addressing import after_command, question_in, question_replied_to
from bot.chat.cooldown import Cooldown, Verdict
from bot.chat.direction import isolate
from bot.chat.markup import plain
from bot.chat.memory import Memory
from bot.chat.messages import answer_message, line
from bot.chat.office import Office, is_private
from bot.chat.replies import reply
from bot.store import Entry, StoreError

_log = logging.getLogger(__name__)


class Questions:
    """The handlers of questions."""

    def __init__(self, office: Office) -> None:
        """Answer at the desk of `office`."""
        self._office = office
        self._memory = Memory()
        self._cooldown = Cooldown()

    async def on_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a text or caption that is meant for the bot; pass over any other in silence."""
        message = update.effective_message
        question = question_in(message, context.bot.bot) if message else None
        if message is None or question is None:
            return
        if question:
            await self._answer_in_measure(message, question, message)
        elif not is_private(message):
            words = self._office.phrases_for(message.from_user).chat
            await self._answer_replied_to(message, context.bot.bot, words.mention_usage)

    async def on_ask(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the question behind /ask, or the message that a bare /ask replies to."""
        message = update.effective_message
        if message is None:
            return
        question = after_command(message)
        if question:
            await self._answer_in_measure(message, question, message)
            return
        words = self._office.phrases_for(message.from_user).chat
        usage = words.ask_usage.format(example=isolate(f"/ask {words.example}"))
        await self._answer_replied_to(message, context.bot.bot, usage)

    def forget(self, person: int) -> None:
        """Let go of what a person asked, by their user id."""
        self._memory.forget(person)

    async def _hint(self, message: Message, sentence: str) -> None:
        await reply(message, line(plain(sentence), self._office.language_for(message.from_user)))

    async def _answer_replied_to(self, message: Message, bot: User, usage: str) -> None:
        """Answer the question that `message` replies to, beside that question; without one say the `usage`."""
        pointed_at = question_replied_to(message, bot)
        if pointed_at:
            asked, question = pointed_at
            await self._answer_in_measure(message, question, asked)
        else:
            await self._hint(message, usage)

    async def _answer_in_measure(self, message: Message, question: str, asked: Message) -> None:
        """Answer unless whoever wrote `message` asks too much; `asked` is the message that holds the question."""
        verdict = self._judge(message, question)
        if verdict is Verdict.ANSWER:
            await self._answer(message, question, asked)
        elif verdict is Verdict.HINT:
            await self._hint(message, self._office.phrases_for(message.from_user).chat.slow_down)

    def _judge(self, message: Message, question: str) -> Verdict:
        author = message.from_user
        if author is None or self._office.is_admin(message):
            return Verdict.ANSWER
        if is_private(message):
            return self._cooldown.judge_in_private(author.id, message.date)
        return self._cooldown.judge_in_group(message.chat.id, author.id, question, message.date)

    async def _answer(self, message: Message, question: str, asked: Message) -> None:
        spoken = self._office.spoken_by(asked.from_user)
        answered = self._office.desk.ask(question, self._memory.before(asked), spoken)
        answer = answered.answer
        sent = await reply(asked, answer_message(answer, self._office.sentences[answer.language]))
        if answer.courtesy:  # nothing was asked
            return
        self._memory.remember(message, question, sent)
        # Recorded after the reply: a full disk must not cost the reader the answer.
        try:
            await self._office.store.journal.record(
                Entry(datetime.now(UTC), message.chat.type, answer, answered.took_ms)
            )
        except StoreError:
            _log.exception("The question could not be recorded")

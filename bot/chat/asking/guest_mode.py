"""Answers guest mentions: those in chats that the bot is not in, each once."""

from telegram import InlineQueryResultArticle, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.chat.asking.addressing import question_in, question_replied_to
from bot.chat.asking.cooldown import Cooldown
from bot.chat.asking.inline_results import answer_result, sentence_result
from bot.chat.asking.question_recording import begin_stages, record_question
from bot.chat.asking.rate_limit import Decision
from bot.chat.context import BotContext
from bot.chat.writing.refusals import ignore_harmless
from bot.engine import Reply
from bot.metrics.stages import Stage


class GuestMode:
    """The handler of guest mentions. A guest has no commands: what begins with one is passed over."""

    def __init__(self, bot_context: BotContext, cooldown: Cooldown) -> None:
        """Answer with the engine of `bot_context`, as far as `cooldown` lets mentions pass."""
        self._bot_context = bot_context
        self._cooldown = cooldown

    async def on_mention(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer what a person asks, or what the message asks that a bare mention replies to."""
        message = update.guest_message
        question = question_in(message, context.bot.bot) if message else None
        if message is None or question is None or not message.guest_query_id:
            return
        decision = self._cooldown.check_guest(message)
        if decision is Decision.SILENCE:
            return
        is_let_pass = decision is Decision.ANSWER
        asked = (message, question) if question else question_replied_to(message, context.bot.bot)
        stages = begin_stages()
        reply = await self._bot_context.threads.run(asked[1], self._reply, *asked) if asked and is_let_pass else None
        stages.end(Stage.ANSWER)
        result = self._result(message, reply) if is_let_pass else self._hint(message)
        try:
            await context.bot.answer_guest_query(message.guest_query_id, result)
        except BadRequest as error:
            ignore_harmless(error)
        stages.end(Stage.SEND)
        if asked and reply and not reply.answer.small_talk:
            record_question(self._bot_context, "guest", reply, asked[0].from_user, stages)

    def _reply(self, asked: Message, question: str) -> Reply:
        return self._bot_context.engine.ask(question, (), self._bot_context.preferred_language(asked.from_user))

    def _result(self, message: Message, reply: Reply | None) -> InlineQueryResultArticle:
        if reply:
            return answer_result(reply.answer, self._bot_context.reader(reply.answer.language))
        language = self._bot_context.language_for(message.from_user)
        return sentence_result(self._bot_context.sentences[language].chat.mention_usage, language)

    def _hint(self, message: Message) -> InlineQueryResultArticle:
        language = self._bot_context.language_for(message.from_user)
        return sentence_result(self._bot_context.sentences[language].chat.slow_down, language)

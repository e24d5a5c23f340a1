"""Tells administrators how the bot is."""

from collections.abc import Callable

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.replies import reply
from bot.heartbeat import Heartbeat, heartbeat_lines


class Health:
    """The handler of /health."""

    def __init__(self, bot_context: BotContext, signs: Callable[[], Heartbeat]) -> None:
        """Tell the `signs` of life in the sentences of `bot_context`."""
        self._bot_context = bot_context
        self._signs = signs

    async def on_health(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell an administrator, a line for each sign."""
        message = update.effective_message
        if message is None:
            return
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        words = self._bot_context.sentences[language].health
        told = "\n".join(heartbeat_lines(self._signs(), words, lambda value: isolate(str(value))))
        await reply(message, lines(told, language))

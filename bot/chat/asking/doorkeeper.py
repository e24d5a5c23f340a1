"""Says one line instead of an answer: where too much waits to be answered, and where an answer would come too late."""

from telegram import Message, Update, User
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat.asking.addressing import asked_by_command, is_from_person, question_in
from bot.chat.asking.cooldown import Cooldown
from bot.chat.connection.update_run import current_run
from bot.chat.context import BotContext, is_private
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.replies import reply


class Doorkeeper:
    """The handler that every update passes first."""

    def __init__(self, bot_context: BotContext, cooldown: Cooldown) -> None:
        """Speak the sentences of `bot_context`; what is too much is hinted at as `cooldown` does."""
        self._bot_context = bot_context
        self._cooldown = cooldown

    async def on_update(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let an update pass, or say why not; what nobody expects an answer to passes always."""
        run, message = current_run.get(), update.message
        if run is None or message is None or not _expects_answer(message, context.bot.bot):
            return
        if run.is_too_much:
            await self._cooldown.refuse(message)
            raise ApplicationHandlerStop
        if run.is_too_late:
            run.grant_time()
            language = self._bot_context.language_for(message.from_user, message.text or "", message.chat)
            await reply(message, lines(self._bot_context.sentences[language].chat.too_late, language))
            raise ApplicationHandlerStop


def _expects_answer(message: Message, bot: User) -> bool:
    if not is_from_person(message) or not (message.text or message.caption):
        return False
    return is_private(message) or question_in(message, bot) is not None or asked_by_command(message, bot) is not None

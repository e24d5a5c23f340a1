"""The one edge where the unexpected is caught: logged with its cause, told to the person in one sentence."""

import logging

from telegram import Update
from telegram.error import ChatMigrated, Forbidden, InvalidToken, TelegramError
from telegram.ext import ContextTypes

from bot.chat.markup import plain
from bot.chat.messages import line
from bot.chat.office import Office
from bot.chat.presses import toast
from bot.chat.replies import reply

_log = logging.getLogger(__name__)


class Errors:
    """The handler of what other handlers did not expect."""

    def __init__(self, office: Office) -> None:
        """Apologise in the sentences of `office`."""
        self._office = office

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log the error; if the bot can still speak, apologise to whoever waits for an answer."""
        error = context.error
        if isinstance(error, Forbidden | ChatMigrated):  # blocked, removed or moved away: their right
            _log.info("Not allowed to answer: %s", error)
            return
        number = update.update_id if isinstance(update, Update) else "?"
        _log.error("Update %s could not be handled", number, exc_info=error)
        if not isinstance(update, Update) or isinstance(error, InvalidToken):
            return
        try:
            await self._apologise(update)
        except TelegramError as second:
            _log.warning("The apology could not be sent either: %s", second)

    async def _apologise(self, update: Update) -> None:
        message, query = update.message, update.callback_query
        if query:
            await toast(query, self._office.phrases_for(query.from_user).chat.failure)
        elif message:
            language = self._office.language_for(message.from_user, message.text or message.caption or "", message.chat)
            await reply(message, line(plain(self._office.sentences[language].chat.failure), language))

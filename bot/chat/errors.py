"""The one edge where the unexpected is caught: logged with its cause, told to the person in one sentence."""

import logging

from telegram import Update
from telegram.error import Forbidden, InvalidToken, TelegramError
from telegram.ext import ContextTypes

from bot.chat.markup import plain
from bot.chat.messages import line
from bot.chat.office import Office
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
        if isinstance(error, Forbidden):  # blocked by the person, or removed from the group: their right
            _log.info("Not allowed to answer: %s", error)
            return
        number = update.update_id if isinstance(update, Update) else "?"
        _log.error("Update %s could not be handled", number, exc_info=error)
        message = update.message if isinstance(update, Update) else None
        if message is None or isinstance(error, InvalidToken):
            return
        language = self._office.language_for(message.from_user, message.text or message.caption or "")
        try:
            await reply(message, line(plain(self._office.sentences[language].chat.failure), language))
        except TelegramError as second:
            _log.warning("The apology could not be sent either: %s", second)

"""The one edge where the unexpected is caught: logged with its cause, told to the person in one sentence."""

import logging

from telegram import Update
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.chat.connection.update_run import MOST_ATTEMPTS, current_run
from bot.chat.context import BotContext
from bot.chat.sending import TooLateError, UnconfirmedError
from bot.chat.writing.answer_messages import line
from bot.chat.writing.callback_queries import toast
from bot.chat.writing.html import plain
from bot.chat.writing.refusals import is_shut_out
from bot.chat.writing.replies import reply

_log = logging.getLogger(__name__)


class ErrorHandler:
    """The handler of what other handlers did not expect."""

    def __init__(self, bot_context: BotContext) -> None:
        """Apologise in the sentences of `bot_context`."""
        self._bot_context = bot_context

    async def on_error(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log the error; apologise to whoever waits, if the bot has not answered, still can, and tries no more."""
        error = context.error
        number = update.update_id if isinstance(update, Update) else 0
        if error is None or _is_normal_life(error):
            _log.info("Update %d has no answer: %s", number, error)
        elif not _is_tried_again(error):
            _log_failure(number, error)
            if isinstance(update, Update) and _can_apologise(error):
                await self._try_to_apologise(update)
        raise ApplicationHandlerStop  # other handlers of the same update would fare no better

    async def _try_to_apologise(self, update: Update) -> None:
        try:
            await self._apologise(update)
        except TelegramError as second:
            _log.warning("The apology could not be sent either: %s", second)

    async def _apologise(self, update: Update) -> None:
        message, query = update.message, update.callback_query
        if query:
            await toast(query, self._bot_context.phrases_for(query.from_user).chat.failure)
        elif message:
            language = self._bot_context.language_for(
                message.from_user, message.text or message.caption or "", message.chat
            )
            await reply(message, line(plain(self._bot_context.sentences[language].chat.failure), language))


def _is_normal_life(error: BaseException) -> bool:
    """Tell whether the bot was blocked, removed or silenced, which is everybody's right, or was not told of success."""
    if isinstance(error, BadRequest):
        return is_shut_out(error)
    return isinstance(error, Forbidden | ChatMigrated | UnconfirmedError)


def _can_apologise(error: BaseException) -> bool:
    return not isinstance(error, InvalidToken | TooLateError)


def _is_tried_again(error: Exception) -> bool:
    """Tell whoever runs the update of its failure, if it is one that may pass; tell whether it goes on."""
    run = current_run.get()
    if run is None or (isinstance(error, TelegramError) and not isinstance(error, TooLateError)):
        return False
    run.failure = error
    if run.attempt >= MOST_ATTEMPTS:
        return False
    _log.warning("Update %d is tried once more", run.update_id, exc_info=error)
    return True


def _log_failure(number: int, error: Exception) -> None:
    if isinstance(error, TelegramError):
        _log.warning("Update %d could not be answered: %s", number, error.message)
    else:
        _log.error("Update %d could not be handled", number, exc_info=error)

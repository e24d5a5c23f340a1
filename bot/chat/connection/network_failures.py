"""Tells the operator what is wrong with the connection, or with the inbox: a sentence once a minute, not each time."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from telegram.error import Conflict, TelegramError

from bot.chat.connection.raw_updates import NonsenseError
from bot.locale import Phrases

_log = logging.getLogger(__name__)
_AGAIN_AFTER = 60.0  # seconds


class NetworkFailures:
    """What the operator has been told."""

    def __init__(self, api_url: str, phrases: Phrases) -> None:
        """Speak of `api_url` in the operator's `phrases`."""
        self._api_url = api_url
        self._words = phrases.terminal
        self._told: dict[str, float] = {}  # sentence -> when

    def tell(self, error: TelegramError) -> None:
        """Log the sentence for an error of the connection, unless it was logged within the last minute."""
        if isinstance(error, Conflict):
            sentence = self._words.second_copy
        elif isinstance(error, NonsenseError):
            sentence = self._words.nonsense.format(url=self._api_url, detail=error.message)
        else:
            sentence = self._words.unreachable.format(url=self._api_url, detail=error.message)
        self._tell(sentence)

    def tell_inbox(self, detail: str) -> None:
        """Log that the inbox cannot be written, likewise."""
        self._tell(self._words.inbox.format(detail=detail))

    def _tell(self, sentence: str) -> None:
        if monotonic() - self._told.get(sentence, -_AGAIN_AFTER) >= _AGAIN_AFTER:
            self._told[sentence] = monotonic()
            _log.warning(sentence)


@contextmanager
def nonsense_told_apart() -> Iterator[None]:
    """Raise as NonsenseError what the library raises within for an answer that it does not understand."""
    try:
        yield
    except TelegramError as error:
        if type(error) is TelegramError:  # "Invalid server response"
            raise NonsenseError(error.message) from error
        raise
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise NonsenseError(type(error).__name__) from error


def quieten_library() -> None:
    """Keep python-telegram-bot from logging tracebacks for network failures, which are told in a sentence."""
    logging.getLogger("telegram.ext").addFilter(_in_one_line)
    logging.getLogger("asyncio").addFilter(_not_of_telegram)  # the loop leaves its last failure to be collected


def _not_of_telegram(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], TelegramError))


def _in_one_line(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, TelegramError):
        record.msg, record.args, record.exc_info = f"{record.getMessage()} ({error.message})", (), None
    return True

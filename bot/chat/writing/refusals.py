"""Tells the refusals of Telegram that are normal life from errors."""

import logging

from telegram.error import BadRequest, Forbidden, TelegramError

_log = logging.getLogger(__name__)
# Pressed twice, too late, on what is gone.
_HARMLESS = ("not modified", "to edit not found", "be edited", "to delete not found", "query is too old")
# The bot may not write where it was asked.
_SHUT_OUT = (
    "chat not found",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "chat_write_forbidden",
    "have no rights",
    "not enough rights",
    "thread not found",
    "topic_closed",
    "topic_deleted",
)
# It is there no more, or the bot is not.
_GONE = ("blocked", "deactivated", "deleted", "kicked", "not a member")


def ignore_harmless(error: BadRequest) -> None:
    """Pass over a refusal that is normal life; raise any other."""
    if not _has(error, _HARMLESS):
        raise error
    _log.debug("Telegram had nothing to do: %s", error.message)


def is_shut_out(error: BadRequest) -> bool:
    """Tell whether a refusal says that the bot may not write in a chat."""
    return _has(error, _SHUT_OUT)


def is_gone(error: Forbidden) -> bool:
    """Tell whether a chat is lost to the bot until somebody lets it in again, rather than silent for a while."""
    return _has(error, _GONE)


def _has(error: TelegramError, words: tuple[str, ...]) -> bool:
    return any(each in error.message.lower() for each in words)

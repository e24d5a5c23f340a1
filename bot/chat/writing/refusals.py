"""Tells the refusals of Telegram that are normal life from errors."""

import logging

from telegram.error import BadRequest

_log = logging.getLogger(__name__)
# Pressed twice, too late, on what is gone.
_HARMLESS = ("not modified", "to edit not found", "be edited", "to delete not found", "query is too old")


def ignore_harmless(error: BadRequest) -> None:
    """Pass over a refusal that is normal life; raise any other."""
    if not any(words in error.message.lower() for words in _HARMLESS):
        raise error
    _log.debug("Telegram had nothing to do: %s", error.message)

"""Reads whom a command is about: by the id behind it, else by what it replies to. Pure."""

import re
from collections.abc import Collection

from telegram import Message, MessageOriginChat, MessageOriginUser

_ID = re.compile(r"-?[0-9]{1,19}", re.ASCII)


def words_behind(message: Message) -> list[str]:
    """Return the words behind a command."""
    return (message.text or "").split()[1:]


def target_in(message: Message, *, ignoring: Collection[str] = ()) -> int | None:
    """Return the id of whom a command is about, None if it names nobody; some of its words are no names."""
    named = [word for word in words_behind(message) if word.lower() not in ignoring]
    if named:
        return int(named[0]) if len(named) == 1 and _ID.fullmatch(named[0]) else None
    replied = message.reply_to_message
    return _author(replied) if replied else None


def _author(message: Message) -> int | None:
    """Return who wrote a message, or, if it was forwarded, who wrote it first."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginUser):
        return origin.sender_user.id
    if isinstance(origin, MessageOriginChat):
        return origin.sender_chat.id
    if message.sender_chat:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else None

"""Reads of an update, while it is JSON, its number and whose it is; and of Telegram's answer, the updates. Pure."""

import json
from collections.abc import Iterator
from http import HTTPStatus
from typing import TypeAlias

from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError

from bot.inbox import Json

RawUpdate: TypeAlias = dict[str, Json]
QueueKey: TypeAlias = tuple[str, int]  # what is handled in its order: a chat, else a person
_BIGGEST = 2**63  # that SQLite can keep
# A group that becomes another tells so behind what has to know it: the new one's being joined, the old one's questions.
_MOVES = {"migrate_from_chat_id", "migrate_to_chat_id"}
_MOVE = "move"
_NOBODY: QueueKey = ("nobody", 0)


class NonsenseError(TelegramError):
    """Who answers is no Bot API server, or one in trouble."""


class LeaveAloneError(TelegramError):
    """Telegram wants not to be asked for some seconds."""

    def __init__(self, reason: str, seconds: int) -> None:
        super().__init__(reason)
        self.seconds = seconds


def read_answer(status: int, payload: bytes) -> list[RawUpdate]:
    """Return the updates of an answer to getUpdates that have a number; TelegramError if it brings none."""
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):  # the first also stands for what is not UTF-8
        answer = None
    if status != HTTPStatus.OK:
        raise _refusal(status, answer)
    result = answer.get("result") if isinstance(answer, dict) and answer.get("ok") is True else None
    if not isinstance(result, list):
        raise NonsenseError("getUpdates: no list of updates")
    updates = [update for update in result if update_id_of(update) is not None]
    if result and not updates:
        raise NonsenseError("getUpdates: updates without update_id")
    return updates


def read_update(body: bytes) -> RawUpdate | None:
    """Return the update that a webhook call brings; None if it brings none."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if update_id_of(update) is not None else None


def update_id_of(update: Json) -> int | None:
    """Return the number of an update; None if it has none that can be one."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < _BIGGEST else None


def queue_key_of(update: RawUpdate) -> QueueKey:
    """Return whose queue an update belongs to: its chat's, or without one, as for an inline query, the person's."""
    for body in (body for body in update.values() if isinstance(body, dict)):
        for kind, holder in _holders(body):
            number = holder.get("id")
            if isinstance(number, int):
                return _MOVE if _MOVES & body.keys() else kind, number
    return _NOBODY


def _holders(body: RawUpdate) -> Iterator[tuple[str, RawUpdate]]:
    message = body.get("message")
    chats = body.get("chat"), message.get("chat") if isinstance(message, dict) else None
    for kind, holder in (*(("chat", chat) for chat in chats), ("person", body.get("from"))):
        if isinstance(holder, dict):
            yield kind, holder


def _refusal(status: int, answer: Json) -> TelegramError:
    told = answer.get("description") if isinstance(answer, dict) else None
    reason = told if isinstance(told, str) else _phrase(status)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return LeaveAloneError(reason, _retry_after(answer))
    if status == HTTPStatus.CONFLICT:
        return Conflict(reason)
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}:
        return InvalidToken(reason)
    return NetworkError(reason)


def _phrase(status: int) -> str:
    try:
        return f"{HTTPStatus(status).phrase} ({status})"
    except ValueError:
        return f"HTTP {status}"


def _retry_after(answer: Json) -> int:
    parameters = answer.get("parameters") if isinstance(answer, dict) else None
    told = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return told if isinstance(told, int) else 1

"""Asks Telegram whose token it is, and who writes to that bot. Confirms no update: the bot answers them later."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar

import httpx
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

_PATIENCE = 15.0  # seconds for an answer
_POLL = 5  # seconds that Telegram lets us wait for an update
_BETWEEN = 1.0  # seconds; what is not confirmed comes again at once


class TokenRefusedError(Exception):
    """Telegram knows no bot with this token."""


class UnreachableError(Exception):
    """Telegram cannot be asked; the text says why, without the address, which has the token in it."""


class BusyError(Exception):
    """The bot runs already, or is called by a webhook: its updates are not to be had."""


class BotAccount(BaseModel):
    """A bot as Telegram has it."""

    username: str
    supports_inline_queries: bool = False
    can_read_all_group_messages: bool = False
    supports_guest_queries: bool = False


class Person(BaseModel):
    """Somebody who wrote to the bot."""

    id: int
    first_name: str
    username: str = ""


class _Chat(BaseModel):
    type: str


class _Message(BaseModel):
    chat: _Chat
    sender: Person | None = Field(None, alias="from")
    text: str = ""


class _Update(BaseModel):
    message: _Message | None = None


_Read = TypeVar("_Read")
_ACCOUNT, _UPDATES = TypeAdapter(BotAccount), TypeAdapter(list[_Update])


@dataclass(frozen=True)
class BotApi:
    """Telegram's server, asked with one token."""

    url: str
    token: str

    def account(self) -> BotAccount:
        """Return whose token it is; TokenRefusedError, UnreachableError."""
        return _read(_ACCOUNT, self._ask("getMe"))

    def starters(self, patience: float) -> Iterator[Person]:
        """Yield everybody who sends /start in private, each once, for `patience` seconds; BusyError and as above."""
        known: set[int] = set()
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            for update in _read(_UPDATES, self._ask("getUpdates", timeout=_POLL, allowed_updates=["message"])):
                person = _starter(update)
                if person and person.id not in known:
                    known.add(person.id)
                    yield person
            time.sleep(_BETWEEN)

    def _ask(self, method: str, **fields: object) -> object:
        try:
            response = httpx.post(f"{self.url}/bot{self.token}/{method}", json=fields, timeout=_PATIENCE)
            answer = response.json()
        except httpx.HTTPError as error:
            raise UnreachableError(type(error).__name__) from error
        except ValueError as error:
            raise UnreachableError(f"HTTP status {response.status_code}") from error
        if response.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}:
            raise TokenRefusedError
        if response.status_code == HTTPStatus.CONFLICT:
            raise BusyError
        if not isinstance(answer, dict) or "result" not in answer:
            raise UnreachableError(f"HTTP status {response.status_code}")
        return answer["result"]


def _read(shape: TypeAdapter[_Read], answer: object) -> _Read:
    try:
        return shape.validate_python(answer)
    except ValidationError as error:
        raise UnreachableError("an answer that is not Telegram's") from error


def _starter(update: _Update) -> Person | None:
    message = update.message
    if message is None or message.chat.type != "private" or not message.text.startswith("/start"):
        return None
    return message.sender

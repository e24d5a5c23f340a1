"""The connection that sends: tells what surely was not done from what may have been. Repeats nothing."""

import json
from http import HTTPStatus
from typing import Any

import httpx
from telegram.error import NetworkError, RetryAfter

from bot.chat.connection.direct_request import NEVER_SENT
from bot.chat.connection.token_watch import TokenWatch, WatchedRequest
from bot.chat.sending import ServerFailureError, TokenRefusedError, UnconfirmedError, UnreachableError

_CONNECTIONS = 256  # a server that is slow in one chat must not keep the others waiting for one
_ANSWERS_WITHIN = 20.0  # seconds; whoever gives up earlier does not know which message an answer became
_NEVER_SENT = (*NEVER_SENT, httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_FILES = "/file/bot"  # stands in the address of a file, https://core.telegram.org/bots/api#file
_UNTOLD_PAUSE = 1  # seconds, for a 429 that does not say how long
_PLACE = ("message_id", "date", "chat", "message_thread_id", "is_topic_message")  # of a message
_MAKES_MESSAGE = ("send", "edit")  # methods that begin so return the message


class SendingConnection(WatchedRequest):
    """A connection whose errors are UnreachableError, ServerFailureError, UnconfirmedError or a refusal's."""

    def __init__(self, token_watch: TokenWatch, api_url: str) -> None:
        """Send to `api_url`, and report the status of each answer to `token_watch`."""
        super().__init__(token_watch, api_url, _CONNECTIONS, _ANSWERS_WITHIN)
        self._awaited = 0

    @property
    def is_awaited(self) -> bool:
        """Whether Telegram may answer something at any moment."""
        return self._awaited > 0

    async def do_request(self, url: str, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Make the request."""
        self._awaited += 1
        try:
            status, payload = await super().do_request(url, *args, **kwargs)
        except NetworkError as error:
            kind = UnreachableError if isinstance(error.__cause__, _NEVER_SENT) else UnconfirmedError
            raise kind(error.message) from error.__cause__
        finally:
            self._awaited -= 1
        if _FILES in url and status < HTTPStatus.MULTIPLE_CHOICES:  # a file may be anything
            return status, payload
        method, answer = url.rpartition("/")[2], _object(payload)
        _check(method, status, answer)
        return status, _shortened(answer["result"]) if _makes_message(method) and "result" in answer else payload


def _object(payload: bytes) -> dict[str, object]:
    """Return the JSON object that was answered, {} if it is none."""
    try:
        value = json.loads(payload)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _makes_message(method: str) -> bool:
    return method.startswith(_MAKES_MESSAGE) and method != "sendChatAction"


def _shortened(message: object) -> bytes:
    """Return an answer that tells of a message of ours only where it is and which card it shows.

    What it says we know; to make objects of that takes as long as to send it.
    """
    if not isinstance(message, dict):
        return json.dumps({"ok": True, "result": message}).encode()
    kept = {name: message[name] for name in _PLACE if name in message}
    return json.dumps({"ok": True, "result": kept | _first_button(message)}).encode()


def _first_button(message: dict[str, Any]) -> dict[str, object]:
    markup = message.get("reply_markup")
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    first = next((button for row in rows for button in row if "callback_data" in button), None)
    return {"reply_markup": {"inline_keyboard": [[first]]}} if first else {}


def _check(method: str, status: int, answer: dict[str, object]) -> None:
    """Raise what the library would not tell apart, or would stumble over."""
    if status == HTTPStatus.UNAUTHORIZED:
        raise TokenRefusedError
    if status == HTTPStatus.TOO_MANY_REQUESTS and not _tells_pause(answer):
        raise RetryAfter(_UNTOLD_PAUSE)
    if status < HTTPStatus.MULTIPLE_CHOICES:
        if not _is_result_of(method, answer.get("result")):
            raise UnconfirmedError("The answer cannot be understood")
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR or not isinstance(answer.get("description"), str):
        # What refuses without a description is not the Bot API but something in front of it.
        raise ServerFailureError(f"HTTP status {status}")


def _tells_pause(answer: dict[str, object]) -> bool:
    parameters = answer.get("parameters")
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return isinstance(seconds, int) and seconds > 0


def _is_result_of(method: str, result: object) -> bool:
    """Tell whether the result has the shape that the library reads without a look."""
    if _makes_message(method):
        return isinstance(result, dict) and isinstance(result.get("message_id"), int)
    if method in {"getChatAdministrators", "getMyCommands", "getUpdates"}:
        return isinstance(result, list)
    return result is True or isinstance(result, dict)

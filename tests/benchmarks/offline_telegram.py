"""Telegram within the bot's own process, which answers at once: asks one question after the other, measures each."""

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from itertools import count
from time import process_time, thread_time, time
from typing import ParamSpec, TypeVar

from telegram.request import RequestData

from bot.answering import quotes
from bot.answering.answer_spans import answer_spans
from bot.chat.connection.token_watch import WatchedRequest
from bot.engine import Engine
from bot.inbox import Json

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")
Asked = tuple[str, str]  # a question, and the language of its writer's Telegram
_BEHIND = 0.03  # seconds, for what is done behind each reply
_AT_REST = (
    0.5  # seconds, after which the bot has done what it does at the start, if it has hardly done anything meanwhile
)
_HARDLY = 0.005  # seconds
_OF_ENGINE = ("ask", "related", "divide", "examples", "further")
_ME: Json = {"id": 123456, "is_bot": True, "first_name": "Bot", "username": "TestBot", "supports_inline_queries": True}
_FACE: Json = {"name": "", "description": "", "short_description": ""}
_FIRST_PERSON = 1001
# What Telegram tells of a card, on the whole
_ENTITIES: Json = [
    {"type": "blockquote", "offset": 0, "length": 9},
    {"type": "bold", "offset": 0, "length": 5},
    {"type": "text_link", "offset": 9, "length": 5, "url": "https://example.org/"},
]


@dataclass(frozen=True)
class Cost:
    """What one question takes of the processor, in milliseconds."""

    reply: float  # of all threads, from its update to the call that answers it
    whole: float  # with all that is done behind the reply
    loop: float  # the event loop's share of the whole
    engine: float  # and the engine's


class OfflineTelegram:
    """The server, and everybody who asks: each question is somebody else's, and comes once the last one is answered."""

    def __init__(self, questions: Iterable[Asked], before: Callable[[int], None]) -> None:
        """Ask `questions` and then stop the program; `before` each it is told which it is, from 0."""
        self.costs: list[Cost] = []
        self._updates = self._asked_in_turn(questions)
        self._before = before
        self._engine_seconds = 0.0
        self._messages = count(1)
        self._replied_at = 0.0
        self._replied = asyncio.Event()

    def take_over(self) -> None:
        """Have the bot talk to this in place of a server."""

        async def do_request(
            _: WatchedRequest, url: str, method: str, request_data: RequestData | None = None, **timeouts: float
        ) -> tuple[int, bytes]:
            del method, timeouts
            result = await self._result(url.partition("?")[0].rpartition("/")[2], request_data)
            return 200, json.dumps({"ok": True, "result": result}).encode()

        setattr(WatchedRequest, "do_request", do_request)  # noqa: B010 - mypy lets no method be assigned to
        for name in _OF_ENGINE:
            setattr(Engine, name, self._counted(getattr(Engine, name)))
        setattr(quotes, "answer_spans", self._counted(answer_spans))  # noqa: B010 - it is found when a card is written

    def _counted(self, act: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
        @wraps(act)
        def counted(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> _Result:
            begun = thread_time()
            try:
                return act(*args, **kwargs)
            finally:
                self._engine_seconds += thread_time() - begun

        return counted

    async def _result(self, method: str, data: RequestData | None) -> Json:
        if method == "getUpdates":
            return [await anext(self._updates)]
        if method == "sendMessage" and data:
            return self._sent(json.loads(data.json_payload))
        if method.startswith("get"):
            return {"getMe": _ME, "getMyCommands": []}.get(method, _FACE)
        return True

    def _sent(self, fields: dict[str, str]) -> Json:
        self._replied_at = process_time()
        self._replied.set()
        buttons: dict[str, Json] = {name: json.loads(fields[name]) for name in fields.keys() & {"reply_markup"}}
        said: dict[str, Json] = {"date": int(time()), "text": fields["text"], "entities": _ENTITIES}
        return (
            {"message_id": next(self._messages), "from": _ME, "chat": _private(int(fields["chat_id"]))} | said | buttons
        )

    async def _asked_in_turn(self, questions: Iterable[Asked]) -> AsyncIterator[Json]:
        begun = -_AT_REST
        while process_time() - begun > _HARDLY:
            begun = process_time()
            await asyncio.sleep(_AT_REST)
        for number, (text, language) in enumerate(questions):
            self._before(number)
            chat, self._replied = _private(_FIRST_PERSON + number), asyncio.Event()
            person = chat | {"is_bot": False, "language_code": language}
            message: Json = {"message_id": 1, "from": person, "chat": chat, "date": int(time()), "text": text}
            begun, loop_begun, engine_begun = process_time(), thread_time(), self._engine_seconds
            yield {"update_id": number + 1, "message": message}
            await self._replied.wait()
            await asyncio.sleep(_BEHIND)
            ended = self._replied_at, process_time(), thread_time(), self._engine_seconds
            spent = zip(ended, (begun, begun, loop_begun, engine_begun), strict=True)
            self.costs.append(Cost(*(1000 * (end - begin) for end, begin in spent)))
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.Event().wait()


def _private(person: int) -> dict[str, Json]:
    return {"id": person, "first_name": "Sara", "type": "private"}

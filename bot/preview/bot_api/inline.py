"""Keeps inline queries and guest mentions until the bot answers them, and checks what it offers to send.

Knows no results but articles.
"""

import re
from dataclasses import dataclass, field
from itertools import count

from bot.preview.bot_api.messages import Messages
from bot.preview.bot_api.refusal import ApiError, bad_request
from bot.preview.bot_api.shapes import Json, Object, object_at, objects_at, text_at
from bot.preview.bot_api.world import World

_MOST_RESULTS = 50
_LONGEST_ID = 64  # bytes
_LONGEST_OFFSET = 64  # bytes
_PARAMETER = re.compile("[A-Za-z0-9_-]{0,64}")
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass
class Inquiry:
    """Something that was asked in a chat which the bot does not see, and what became of it."""

    id: str
    is_guest: bool  # a mention; else an inline query
    stale: bool  # too old to be answered; the test arranged it
    answer: Object | None = None
    messages: list[Object] = field(default_factory=list)  # what each result sends, in their order


class InlineQueries:
    """The inquiries there were."""

    def __init__(self, world: World, messages: Messages) -> None:
        self._world = world
        self._messages = messages
        self._inquiries: dict[str, Inquiry] = {}
        self._ids = count(9_100_000_000_000_001)

    def add(self, *, is_guest: bool, stale: bool) -> Inquiry:
        """Return a new inquiry."""
        inquiry = Inquiry(str(next(self._ids)), is_guest, stale)
        self._inquiries[inquiry.id] = inquiry
        return inquiry

    def find(self, number: str) -> Inquiry:
        """Return the inquiry of this id; LookupError if there is none."""
        return self._inquiries[number]

    def answer(self, fields: Object) -> Json:
        """Carry out answerInlineQuery."""
        results = objects_at(fields, "results")
        if len(results) > _MOST_RESULTS:
            raise bad_request("RESULTS_TOO_MUCH")
        if len({text_at(result, "id") for result in results}) < len(results):
            raise bad_request("RESULT_ID_DUPLICATE")
        if len(text_at(fields, "next_offset").encode()) > _LONGEST_OFFSET:
            raise bad_request("NEXT_OFFSET_INVALID")
        _check_button(object_at(fields, "button"))
        sent = [self._message(result) for result in results]
        self._close(text_at(fields, "inline_query_id"), fields, sent, is_guest=False)
        return True

    def answer_guest(self, fields: Object) -> Json:
        """Carry out answerGuestQuery."""
        result, number = object_at(fields, "result") or {}, text_at(fields, "guest_query_id")
        self._close(number, {"results": [result]}, [self._message(result)], is_guest=True)
        return {"inline_message_id": f"guest-{number}"}

    def _message(self, result: Object) -> Object:
        """Return what a result sends. Raises ApiError."""
        if not text_at(result, "id"):
            raise bad_request("RESULT_ID_EMPTY")
        if len(text_at(result, "id").encode()) > _LONGEST_ID:
            raise bad_request("RESULT_ID_INVALID")
        if text_at(result, "type") != "article":
            raise ApiError(501, "Not Implemented: the stand-in knows no results but articles")
        if not text_at(result, "title"):
            raise bad_request("ARTICLE_TITLE_EMPTY")
        content = object_at(result, "input_message_content") or {}
        keyboard: Object = {"reply_markup": result["reply_markup"]} if "reply_markup" in result else {}
        return self._messages.content({**content, "text": text_at(content, "message_text"), **keyboard})

    def _close(self, number: str, answer: Object, sent: list[Object], *, is_guest: bool) -> None:
        inquiry = self._inquiries.get(number)
        if inquiry is None or inquiry.is_guest is not is_guest or inquiry.answer is not None:
            raise bad_request(_TOO_OLD)
        inquiry.answer, inquiry.messages = answer, sent
        self._world.changes.tell()
        if inquiry.stale:
            raise ApiError(400, f"Bad Request: {_TOO_OLD}", arranged=True)


def _check_button(button: Object | None) -> None:
    if button is None:
        return
    if not text_at(button, "text"):
        raise bad_request("SWITCH_PM_TEXT_EMPTY")
    parameter = text_at(button, "start_parameter")
    if not parameter and "web_app" not in button:
        raise bad_request("START_PARAM_EMPTY")
    if not _PARAMETER.fullmatch(parameter):
        raise bad_request("START_PARAM_INVALID")

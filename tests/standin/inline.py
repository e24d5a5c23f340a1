"""Checks what the bot offers to inline queries and guest mentions, its texts parsed like any message's."""

from itertools import count

from .entities import format_message
from .record import Record
from .refusal import bad_request
from .shapes import Json, Object, object_at, objects_at, text_at
from .world import World

_MOST_RESULTS = 50
_LONGEST_ID = 64  # bytes


class InlineQueries:
    """The queries there were, and their answers."""

    def __init__(self, world: World, record: Record) -> None:
        self._world = world
        self._record = record
        self._ids = count(9_100_000_000_000_001)
        self._open: set[str] = set()
        self.answers: dict[str, Object] = {}

    def add(self) -> str:
        """Return the id of a new query."""
        number = str(next(self._ids))
        self._open.add(number)
        return number

    def answer(self, fields: Object) -> Json:
        """Carry out answerInlineQuery."""
        results = objects_at(fields, "results")
        if len(results) > _MOST_RESULTS:
            raise bad_request("RESULTS_TOO_MUCH")
        if len({text_at(result, "id") for result in results}) < len(results):
            raise bad_request("RESULT_ID_DUPLICATE")
        for result in results:
            self._check(result)
        return self._close(text_at(fields, "inline_query_id"), fields)

    def answer_guest(self, fields: Object) -> Json:
        """Carry out answerGuestQuery."""
        result = object_at(fields, "result") or {}
        self._check(result)
        self._close(text_at(fields, "guest_query_id"), result)
        return {"inline_message_id": "guest"}

    def _check(self, result: Object) -> None:
        if not 1 <= len(text_at(result, "id").encode()) <= _LONGEST_ID:
            raise bad_request("RESULT_ID_INVALID")
        content = object_at(result, "input_message_content") or {}
        formatted = format_message(text_at(content, "message_text"), text_at(content, "parse_mode"))
        self._record.losses.extend(formatted.losses)

    def _close(self, number: str, answer: Object) -> Json:
        if number not in self._open:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        self._open.remove(number)
        self.answers[number] = answer
        self._world.changes.tell()
        return True

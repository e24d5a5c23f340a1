"""Keeps presses on buttons until the bot answers them. Telegram accepts one answer to each."""

from dataclasses import dataclass
from itertools import count

from bot.preview.bot_api.refusal import ApiError, bad_request
from bot.preview.bot_api.shapes import Json, Object, text_at
from bot.preview.bot_api.world import World

_LONGEST_TEXT = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass
class Query:
    """A press and what became of it."""

    id: str
    stale: bool  # too old to be answered; the test arranged it
    answer: Object | None = None


class Queries:
    """The presses there were."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._queries: dict[str, Query] = {}
        self._ids = count(4_382_000_000_000_001)

    def add(self, *, stale: bool) -> Query:
        """Return a new press."""
        query = Query(str(next(self._ids)), stale)
        self._queries[query.id] = query
        return query

    def answer(self, fields: Object) -> Json:
        """Carry out answerCallbackQuery."""
        query = self._queries.get(text_at(fields, "callback_query_id"))
        if query is None or query.answer is not None:
            raise bad_request(_TOO_OLD)
        if len(text_at(fields, "text")) > _LONGEST_TEXT:
            raise bad_request("MESSAGE_TOO_LONG")
        if text_at(fields, "url") and not self._opens_bot(text_at(fields, "url")):
            raise bad_request("URL_INVALID")
        query.answer = fields
        self._world.changes.tell()
        if query.stale:
            raise ApiError(400, f"Bad Request: {_TOO_OLD}", arranged=True)
        return True

    def _opens_bot(self, url: str) -> bool:
        return url.removeprefix("https://").startswith(f"t.me/{text_at(self._world.bot, 'username')}?start=")

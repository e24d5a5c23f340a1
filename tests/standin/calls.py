"""Calls the stand-in as a bot does, in tests of the stand-in itself."""

import httpx

from bot.preview.bot_api.shapes import Json, Object, parse_json
from tests.standin import PATIENCE, StandIn


def post(telegram: StandIn, path: str, fields: Object) -> Object:
    """Return the whole answer to a request."""
    answer = parse_json(httpx.post(f"{telegram.url}/{path}", json=fields, timeout=PATIENCE).content)
    assert isinstance(answer, dict)
    return answer


def ask(telegram: StandIn, method: str, **fields: Json) -> Object:
    """Return the whole answer to a call."""
    return post(telegram, f"bot{telegram.token}/{method}", fields)

"""Asks TDLib, the library the real Bot API server is built on, offline. Holds no account and opens no connection."""

import json
from functools import cache

import tdjson

from bot.preview.bot_api.shapes import Object, parse_json


def execute(request: Object) -> Object:
    """Return TDLib's answer to a request it can answer by itself; an error is an answer too."""
    _quiet()
    return _ask(request)


@cache
def _quiet() -> None:
    _ask({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _ask(request: Object) -> Object:
    raw = tdjson.td_execute(json.dumps(request).encode())
    answer = parse_json(raw) if raw else None
    if not isinstance(answer, dict):
        raise TypeError(f"TDLib answered {raw!r} to {request['@type']}")
    return answer

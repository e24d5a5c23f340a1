"""Finds lines that Telegram would lay out on the wrong side, in whatever the bot has sent."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

from tests.standin import Call

_QUOTE = re.compile(r"<blockquote.*?</blockquote>", re.DOTALL)  # quoted word for word, each in its own language
_TAG = re.compile(r"<[^>]+>")
_ISOLATED = re.compile("\u2068[^\u2069]*\u2069")  # first strong isolate to pop directional isolate
_SIDES = {"L": "left", "R": "right", "AL": "right"}


def lines_on_the_wrong_side(calls: Iterable[Call]) -> list[str]:
    """Return the messages that have lines on both sides, or a line of letters that has no side of its own."""
    return [text for call in calls for text in _texts(call.fields) if len(set(_sides(text))) > 1]


def _texts(value: object) -> Iterator[str]:
    """Yield the HTML of every message in the fields of a call, inline results too."""
    if isinstance(value, dict):
        if value.get("parse_mode") == "HTML":
            yield from (value[name] for name in ("text", "message_text") if isinstance(value.get(name), str))
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _sides(html: str) -> Iterator[str]:
    for line in unescape(_TAG.sub("", _QUOTE.sub("", html))).split("\n"):
        if any(letter.isalpha() for letter in line):
            yield next(
                (_SIDES[kind] for kind in map(unicodedata.bidirectional, _ISOLATED.sub("", line)) if kind in _SIDES),
                "none",
            )

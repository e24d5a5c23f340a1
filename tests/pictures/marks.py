"""Turns a message's text and entities into HTML: a paragraph for each line, each with the direction of its own."""

import unicodedata
from collections.abc import Iterator
from html import escape
from itertools import pairwise

from bot.preview.bot_api.entities import cut_utf16, utf16_length
from bot.preview.bot_api.shapes import Object, number_at, text_at
from tests.standin import Reply

_QUOTES = {"blockquote": "", "expandable_blockquote": ' class="folded"'}
_TAGS = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "code": "code", "pre": "code"}
_LINKS = {"text_link", "url", "mention", "bot_command", "hashtag", "email"}


def message_html(reply: Reply) -> str:
    """Return what a reader sees of a message, without its buttons."""
    quotes = sorted((_span(e), _QUOTES[text_at(e, "type")]) for e in reply.entities if text_at(e, "type") in _QUOTES)
    pieces, done = [], 0
    for (start, end), kind in quotes:
        side = _side(cut_utf16(reply.text, start, end - start))
        pieces += [
            _lines(reply, done, start),
            f'<blockquote dir="{side}"{kind}>{_lines(reply, start, end)}</blockquote>',
        ]
        done = end
    return "".join([*pieces, _lines(reply, done, utf16_length(reply.text))])


def _side(text: str) -> str:
    """Return on which side a quote has its bar: where its first strong letter begins."""
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL"})
    return "ltr" if next(strong, "L") == "L" else "rtl"


def _lines(reply: Reply, start: int, end: int) -> str:
    """Return the paragraphs of a part of the text; an empty line is a gap."""
    rows, at = [], start
    for row in cut_utf16(reply.text, start, end - start).split("\n"):
        past = at + utf16_length(row)
        rows.append(f'<p dir="auto">{"".join(_marked(reply, at, past))}</p>' if row.strip() else "<p></p>")
        at = past + 1
    # The line break next to a quote is part of it.
    if rows and rows[0] == "<p></p>":
        del rows[0]
    if rows and rows[-1] == "<p></p>":
        del rows[-1]
    return "".join(rows)


def _marked(reply: Reply, start: int, end: int) -> Iterator[str]:
    """Yield a line in pieces that are marked in the same way throughout."""
    within = [e for e in reply.entities if _span(e)[0] < end and start < _span(e)[1]]
    places = {min(max(place, start), end) for entity in within for place in _span(entity)}
    for first, past in pairwise(sorted({start, end} | places)):
        piece = escape(cut_utf16(reply.text, first, past - first))
        for entity in within:
            if _span(entity)[0] <= first and past <= _span(entity)[1]:
                piece = _mark(piece, text_at(entity, "type"))
        yield piece


def _mark(piece: str, kind: str) -> str:
    tag = "a" if kind in _LINKS else _TAGS.get(kind)
    return f"<{tag}>{piece}</{tag}>" if tag else piece


def _span(entity: Object) -> tuple[int, int]:
    start = number_at(entity, "offset") or 0
    return start, start + (number_at(entity, "length") or 0)

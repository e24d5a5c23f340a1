"""Reads texts in Telegram's HTML, and finds what is marked in any text. Knows no Markdown.

https://core.telegram.org/bots/api#html-style
"""

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from bot.preview.bot_api.entities import utf16_length
from bot.preview.bot_api.refusal import bad_request
from bot.preview.bot_api.shapes import Object

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>[^<>]*)>")
_ATTRIBUTE = re.compile(
    r"""(?P<name>[A-Za-z-]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>\S+)))?"""
)
_CHARACTER = re.compile(r"&(?:#\d+|#x[0-9A-Fa-f]+|lt|gt|amp|quot);")
_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "blockquote": "blockquote",
    "a": "text_link",
}
_PERSON = re.compile(r"tg://user\?id=([0-9]+)")
_SCHEMES = {"http", "https", "tg", "ton"}
_TRAILING = ".,:;!?)]}'\"»\u060c\u061b\u061f"  # the last three: Arabic comma, semicolon and question mark
_FOUND = (
    ("url", re.compile(r"(?<![\w@.])(?:https?://|t\.me/)[^\s<>]+", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?![A-Za-z0-9_])")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{5,32})?(?![\w/@])")),
    ("hashtag", re.compile(r"(?<![\w#])#\w*[^\W\d]\w*")),
)


@dataclass(frozen=True)
class _Open:
    name: str
    attributes: dict[str, str]
    start: int  # in UTF-16 code units


class HtmlParser:
    """Reads texts by itself."""

    def parse(self, raw: str, parse_mode: str) -> tuple[str, list[Object]]:
        """Return a marked-up text without its markup, and its entities. Raises ApiError."""
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        text, at, open_tags, entities = "", 0, list[_Open](), list[Object]()
        while (begin := raw.find("<", at)) >= 0:
            text += _decoded(raw[at:begin])
            tag = _TAG.match(raw, begin)
            if tag is None or tag["name"].lower() not in _KINDS:
                raise _unreadable(f'Unsupported start tag "{tag["name"] if tag else ""}"', raw, begin)
            if tag["end"]:
                entities += _closed(open_tags, tag, text, begin)
            else:
                open_tags.append(_Open(tag["name"].lower(), _attributes(tag["attributes"]), utf16_length(text)))
            at = tag.end()
        if open_tags:
            raise _unreadable(f'Can\'t find end tag corresponding to start tag "{open_tags[-1].name}"')
        return text + _decoded(raw[at:]), sorted(entities, key=_place)

    def find(self, text: str) -> list[Object]:
        """Return the entities that are found in any text: addresses, mentions, commands, hashtags."""
        found, taken = list[Object](), 0
        spans = ((match.start(), kind, match[0]) for kind, pattern in _FOUND for match in pattern.finditer(text))
        for start, kind, written in sorted(spans):
            shown = written.rstrip(_TRAILING) if kind == "url" else written
            if start >= taken:
                found.append({"type": kind, "offset": utf16_length(text[:start]), "length": utf16_length(shown)})
                taken = start + len(shown)
        return found

    def find_quote(self, text: str, quote: str) -> int | None:
        """Return where `quote` stands in `text`, None if nowhere."""
        start = text.find(quote)
        return utf16_length(text[:start]) if start >= 0 else None


def _closed(open_tags: list[_Open], tag: re.Match[str], text: str, at: int) -> list[Object]:
    """Return the entity that an end tag completes, if it marks anything. Raises ApiError."""
    if not open_tags:
        raise _unreadable("Unexpected end tag", tag.string, at)
    opened = open_tags.pop()
    if opened.name != tag["name"].lower():
        expected = f'expected "</{opened.name}>", found "</{tag["name"].lower()}>"'
        raise _unreadable(f"Unmatched end tag at byte offset {_bytes(tag.string, at)}, {expected}")
    length = utf16_length(text) - opened.start
    marks = _marks(opened)
    return [{**marks, "offset": opened.start, "length": length}] if length and marks else []


def _marks(opened: _Open) -> Object | None:
    """Return what an element marks; None if nothing, such as a link that leads nowhere."""
    kind, attributes = _KINDS[opened.name], opened.attributes
    if kind == "text_link":
        return _link(attributes.get("href", ""))
    if kind == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    if opened.name == "span" and attributes.get("class") != "tg-spoiler":
        raise bad_request('can\'t parse entities: Tag "span" must have class "tg-spoiler"')
    return {"type": kind}


def _link(url: str) -> Object | None:
    if person := _PERSON.fullmatch(url):
        number = int(person[1])
        return {"type": "text_mention", "user": {"id": number, "is_bot": False, "first_name": person[1]}}
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:
        return None
    host = parts.hostname or ""
    if parts.scheme not in _SCHEMES or (parts.scheme.startswith("http") and "." not in host):
        return None
    # Telegram writes an address out in full.
    whole = parts.geturl() if parts.path or not parts.scheme.startswith("http") else parts._replace(path="/").geturl()
    return {"type": "text_link", "url": whole}


def _attributes(written: str) -> dict[str, str]:
    return {
        found["name"].lower(): unescape(found["double"] or found["single"] or found["bare"] or "")
        for found in _ATTRIBUTE.finditer(written)
    }


def _decoded(piece: str) -> str:
    return _CHARACTER.sub(lambda found: unescape(found[0]), piece)


def _place(entity: Object) -> tuple[int, int]:
    start, length = entity["offset"], entity["length"]
    return (start, -length) if isinstance(start, int) and isinstance(length, int) else (0, 0)


def _bytes(raw: str, at: int) -> int:
    return len(raw[:at].encode())


def _unreadable(problem: str, raw: str = "", at: int | None = None) -> Exception:
    where = "" if at is None else f" at byte offset {_bytes(raw, at)}"
    return bad_request(f"can't parse entities: {problem}{where}")

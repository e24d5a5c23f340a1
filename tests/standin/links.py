"""Tells which links Telegram takes and which it drops without a word, by asking TDLib."""

import re
from html import escape

from .shapes import objects_at
from .tdlib import execute

_HTML: dict[str, str] = {"@type": "textParseModeHTML"}
_ADDRESS = re.compile(r"""<a\s+href\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


def is_link(url: str) -> bool:
    """Tell whether Telegram takes `url` as the address of a link."""
    return _links(f'<a href="{escape(url)}">x</a>')


def lost_links(html: str) -> list[str]:
    """Return the addresses, as written in `html`, that Telegram leaves out."""
    return [address for address in _ADDRESS.findall(html) if not _links(f"<a href={address}>x</a>")]


def _links(html: str) -> bool:
    return bool(objects_at(execute({"@type": "parseTextEntities", "text": html, "parse_mode": {**_HTML}}), "entities"))

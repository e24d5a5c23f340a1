"""Tells which links Telegram takes and which it drops without a word, by asking TDLib."""

import re
from collections.abc import Collection
from html import escape

from .shapes import Object, objects_at
from .tdlib import execute

_HTML: Object = {"@type": "textParseModeHTML"}
_PERSON = re.compile(r"tg://user\?id=([0-9]+)")
_ADDRESS = re.compile(r"""<a\s+href\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


def is_link(url: str) -> bool:
    """Tell whether Telegram takes `url` as the address of a link."""
    return _links(f'<a href="{escape(url)}">x</a>')


def lost_links(html: str, people: Collection[int]) -> list[str]:
    """Return the addresses, as written in `html`, that Telegram leaves out, such as of users not in `people`."""
    written = [address.strip("\"'") for address in _ADDRESS.findall(html)]
    return [address for address in written if not (_links(f'<a href="{address}">x</a>') and _known(address, people))]


def _known(address: str, people: Collection[int]) -> bool:
    person = _PERSON.match(address)
    return person is None or int(person[1]) in people


def _links(html: str) -> bool:
    return bool(objects_at(execute({"@type": "parseTextEntities", "text": html, "parse_mode": _HTML}), "entities"))

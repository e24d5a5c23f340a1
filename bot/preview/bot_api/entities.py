"""Turns the text of a message into what Telegram stores: parsed, cleaned, trimmed, cut to 100 entities.

Does not know media timestamps, bank cards or custom emoji rights.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from html import escape
from typing import Protocol

from bot.preview.bot_api.refusal import bad_request
from bot.preview.bot_api.shapes import Object, number_at, object_at

MOST_ENTITIES = 100
MOST_CHARACTERS = 4096
MOST_BYTES = 32 * 1024
# Telegram looks for no mentions, commands or addresses inside these.
_OPAQUE = {"code", "pre", "text_link", "text_mention", "custom_emoji"}
_DROPPED = frozenset(chr(code) for code in range(0x2028, 0x202F)) | {"\r"}  # line separator .. right-to-left override
_ADDRESS = re.compile(r"""<a\s+href\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


class TextParser(Protocol):
    """Reads texts; every place counts UTF-16 code units."""

    def parse(self, raw: str, parse_mode: str) -> tuple[str, list[Object]]:
        """Return a marked-up text without its markup, and its entities. Raises ApiError."""

    def find(self, text: str) -> list[Object]:
        """Return the entities that are found in any text: mentions, commands, addresses, hashtags."""

    def find_quote(self, text: str, quote: str) -> int | None:
        """Return where `quote` stands in `text`, None if nowhere."""


@dataclass(frozen=True)
class Formatted:
    """A text as Telegram stores it."""

    text: str
    entities: tuple[Object, ...]  # offsets in UTF-16 code units
    losses: tuple[str, ...]  # what Telegram drops without a word


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units, in which entities count."""
    return len(text.encode("utf-16-le")) // 2


def cut_utf16(text: str, offset: int, length: int) -> str:
    """Return the part of `text` an entity marks."""
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


@dataclass(frozen=True)
class TextFormatter:
    """The rules for texts, over a parser."""

    parser: TextParser

    def format_text(
        self, raw: str, parse_mode: str = "", given: Iterable[Object] = (), people: Collection[int] = ()
    ) -> Formatted:
        """Return the stored form of a text; mentions of users not in `people` go. Raises ApiError."""
        if len(raw.encode()) > MOST_BYTES:
            raise bad_request("message is too long")
        text, entities = self._parse(raw, parse_mode, people) if parse_mode else (raw, _within(raw, given))
        cleaned, entities = _keep(text, entities, [letter not in _DROPPED for letter in text])
        removed = len(text) - len(cleaned)
        text, entities = _trim(cleaned, self._with_found(cleaned, entities))
        losses = []
        if removed:
            losses.append(f"{removed} characters of U+2028..U+202E or U+000D removed")
        if len(entities) > MOST_ENTITIES:
            losses.append(f"{len(entities) - MOST_ENTITIES} of {len(entities)} entities dropped")
        return Formatted(text, tuple(entities[:MOST_ENTITIES]), tuple(losses))

    def format_message(
        self, raw: str, parse_mode: str = "", given: Iterable[Object] = (), people: Collection[int] = ()
    ) -> Formatted:
        """Return the stored form of a message's text, neither empty nor over long. Raises ApiError."""
        formatted = self.format_text(raw, parse_mode, given, people)
        if not formatted.text:
            raise bad_request("message text is empty")
        if len(formatted.text) > MOST_CHARACTERS:
            raise bad_request("message is too long")
        return formatted

    def find_quote(self, text: str, quote: str) -> int | None:
        """Return where `quote` stands in `text`, in UTF-16 code units; None if nowhere."""
        return self.parser.find_quote(text, quote)

    def is_link(self, url: str) -> bool:
        """Tell whether Telegram takes `url` as the address of a link."""
        return bool(self.parser.parse(f'<a href="{escape(url)}">x</a>', "HTML")[1])

    def lost_links(self, html: str, people: Collection[int]) -> list[str]:
        """Return the addresses, as written in `html`, that Telegram leaves out, such as of users not in `people`."""
        written = [address.strip("\"'") for address in _ADDRESS.findall(html)]
        return [address for address in written if not self._parse(f'<a href="{address}">x</a>', "HTML", people)[1]]

    def _parse(self, raw: str, parse_mode: str, people: Collection[int]) -> tuple[str, list[Object]]:
        text, entities = self.parser.parse(raw, parse_mode)
        return text, [entity for entity in entities if _is_known(object_at(entity, "user"), people)]

    def _with_found(self, text: str, entities: list[Object]) -> list[Object]:
        opaque = [_span(entity) for entity in entities if entity["type"] in _OPAQUE]
        found = [
            entity for entity in self.parser.find(text) if not any(_overlap(_span(entity), span) for span in opaque)
        ]
        return sorted(entities + found, key=lambda entity: (_span(entity)[0], -_span(entity)[1]))


def _is_known(user: Object | None, people: Collection[int]) -> bool:
    return user is None or number_at(user, "id") in people


def _within(text: str, given: Iterable[Object]) -> list[Object]:
    entities = list(given)
    for start, end in map(_span, entities):
        if not 0 <= start < end <= utf16_length(text):
            raise bad_request("ENTITY_BOUNDS_INVALID")
    return entities


def _span(entity: Object) -> tuple[int, int]:
    start = number_at(entity, "offset") or 0
    return start, start + (number_at(entity, "length") or 0)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _trim(text: str, entities: list[Object]) -> tuple[str, list[Object]]:
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return _keep(text, entities, [start <= place < end for place in range(len(text))])


def _keep(text: str, entities: list[Object], kept: list[bool]) -> tuple[str, list[Object]]:
    """Return the text without the letters not kept, and the entities moved along; those left empty go."""
    if all(kept):
        return text, entities
    moved = [0]  # old UTF-16 offset -> new one
    for letter, stays in zip(text, kept, strict=True):
        for _ in range(utf16_length(letter)):
            moved.append(moved[-1] + stays)
    shifted: list[Object] = []
    for entity in entities:
        start, end = (moved[min(offset, len(moved) - 1)] for offset in _span(entity))
        if end > start:
            shifted.append({**entity, "offset": start, "length": end - start})
    return "".join(letter for letter, stays in zip(text, kept, strict=True) if stays), shifted

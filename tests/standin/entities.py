"""Turns the text of a message into what Telegram stores: parsed by TDLib itself, cleaned, trimmed, cut to 100 entities.

Does not know media timestamps, bank cards or custom emoji rights.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from .refusal import bad_request
from .shapes import Object, number_at, object_at, objects_at, text_at
from .tdlib import execute

MOST_ENTITIES = 100
MOST_CHARACTERS = 4096
MOST_BYTES = 32 * 1024
_MODES: dict[str, Object] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
_NAMES = {
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
}
# Telegram looks for no mentions, commands or addresses inside these.
_OPAQUE = {"code", "pre", "text_link", "text_mention", "custom_emoji"}
_DROPPED = frozenset(chr(code) for code in range(0x2028, 0x202F)) | {"\r"}  # line separator .. right-to-left override


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


def format_text(
    raw: str, parse_mode: str = "", given: Iterable[Object] = (), people: Collection[int] = ()
) -> Formatted:
    """Return the stored form of a text; mentions of users not in `people` go. Raises ApiError."""
    if len(raw.encode()) > MOST_BYTES:
        raise bad_request("message is too long")
    text, entities = _parse(raw, parse_mode, people) if parse_mode else (raw, _within(raw, given))
    cleaned, entities = _keep(text, entities, [letter not in _DROPPED for letter in text])
    removed = len(text) - len(cleaned)
    entities = _with_found(cleaned, entities)
    text, entities = _trim(cleaned, entities)
    losses = []
    if removed:
        losses.append(f"{removed} characters of U+2028..U+202E or U+000D removed")
    if len(entities) > MOST_ENTITIES:
        losses.append(f"{len(entities) - MOST_ENTITIES} of {len(entities)} entities dropped")
    return Formatted(text, tuple(entities[:MOST_ENTITIES]), tuple(losses))


def format_message(
    raw: str, parse_mode: str = "", given: Iterable[Object] = (), people: Collection[int] = ()
) -> Formatted:
    """Return the stored form of a message's text, neither empty nor over long. Raises ApiError."""
    formatted = format_text(raw, parse_mode, given, people)
    if not formatted.text:
        raise bad_request("message text is empty")
    if len(formatted.text) > MOST_CHARACTERS:
        raise bad_request("message is too long")
    return formatted


def find_quote(text: str, quote: str) -> int | None:
    """Return where `quote` stands in `text`, in UTF-16 code units; None if nowhere."""
    found = execute(
        {
            "@type": "searchQuote",
            "text": {"@type": "formattedText", "text": text},
            "quote": {"@type": "formattedText", "text": quote},
            "quote_position": 0,
        }
    )
    return number_at(found, "position") if text_at(found, "@type") == "foundPosition" else None


def _parse(raw: str, parse_mode: str, people: Collection[int]) -> tuple[str, list[Object]]:
    mode = _MODES.get(parse_mode.lower())
    if mode is None:
        raise bad_request("unsupported parse_mode")
    parsed = execute({"@type": "parseTextEntities", "text": raw, "parse_mode": mode})
    if text_at(parsed, "@type") == "error":
        message = text_at(parsed, "message")
        raise bad_request(message[:1].lower() + message[1:])
    return text_at(parsed, "text"), _read_entities(parsed, people)


def _within(text: str, given: Iterable[Object]) -> list[Object]:
    entities = list(given)
    for start, end in map(_span, entities):
        if not 0 <= start < end <= utf16_length(text):
            raise bad_request("ENTITY_BOUNDS_INVALID")
    return entities


def _read_entities(box: Object, people: Collection[int] = ()) -> list[Object]:
    entities: list[Object] = []
    for entry in objects_at(box, "entities"):
        kind = object_at(entry, "type") or {}
        name = _NAMES.get(text_at(kind, "@type").removeprefix("textEntityType"))
        user = number_at(kind, "user_id")
        if name is None or (user is not None and user not in people):
            continue
        entity: Object = {"type": name, "offset": entry["offset"], "length": entry["length"]}
        entity |= {key: kind[key] for key in ("url", "language", "custom_emoji_id") if key in kind}
        if user is not None:
            entity["user"] = {"id": user, "is_bot": False, "first_name": str(user)}
        entities.append(entity)
    return entities


def _with_found(text: str, entities: list[Object]) -> list[Object]:
    opaque = [_span(entity) for entity in entities if entity["type"] in _OPAQUE]
    found = [entity for entity in _find(text) if not any(_overlap(_span(entity), span) for span in opaque)]
    return sorted(entities + found, key=lambda entity: (_span(entity)[0], -_span(entity)[1]))


def _find(text: str) -> list[Object]:
    return _read_entities(execute({"@type": "getTextEntities", "text": text}))


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

"""Formats texts as Telegram does: parsed by TDLib itself."""

from bot.preview.bot_api.entities import TextFormatter
from bot.preview.bot_api.refusal import bad_request
from bot.preview.bot_api.shapes import Object, number_at, object_at, objects_at, text_at

from .tdlib import execute

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


class TdlibParser:
    """Reads texts by asking TDLib."""

    def parse(self, raw: str, parse_mode: str) -> tuple[str, list[Object]]:
        """Return a marked-up text without its markup, and its entities. Raises ApiError."""
        mode = _MODES.get(parse_mode.lower())
        if mode is None:
            raise bad_request("unsupported parse_mode")
        parsed = execute({"@type": "parseTextEntities", "text": raw, "parse_mode": mode})
        if text_at(parsed, "@type") == "error":
            message = text_at(parsed, "message")
            raise bad_request(message[:1].lower() + message[1:])
        return text_at(parsed, "text"), _read_entities(parsed)

    def find(self, text: str) -> list[Object]:
        """Return the entities that are found in any text."""
        return _read_entities(execute({"@type": "getTextEntities", "text": text}))

    def find_quote(self, text: str, quote: str) -> int | None:
        """Return where `quote` stands in `text`, None if nowhere."""
        found = execute(
            {
                "@type": "searchQuote",
                "text": {"@type": "formattedText", "text": text},
                "quote": {"@type": "formattedText", "text": quote},
                "quote_position": 0,
            }
        )
        return number_at(found, "position") if text_at(found, "@type") == "foundPosition" else None


def _read_entities(box: Object) -> list[Object]:
    entities: list[Object] = []
    for entry in objects_at(box, "entities"):
        kind = object_at(entry, "type") or {}
        name = _NAMES.get(text_at(kind, "@type").removeprefix("textEntityType"))
        if name is None:
            continue
        entity: Object = {"type": name, "offset": entry["offset"], "length": entry["length"]}
        entity |= {key: kind[key] for key in ("url", "language", "custom_emoji_id") if key in kind}
        user = number_at(kind, "user_id")
        if user is not None:
            entity["user"] = {"id": user, "is_bot": False, "first_name": str(user)}
        entities.append(entity)
    return entities


TEXTS = TextFormatter(TdlibParser())
format_text, format_message = TEXTS.format_text, TEXTS.format_message

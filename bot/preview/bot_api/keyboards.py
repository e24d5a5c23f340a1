"""Refuses inline keyboards that the real server refuses. Knows no reply keyboards."""

from bot.preview.bot_api.entities import TextFormatter
from bot.preview.bot_api.refusal import ApiError, bad_request
from bot.preview.bot_api.shapes import Object, object_at, text_at

_LOOKS = {"text", "icon_custom_emoji_id", "style"}  # everything else is what a button does
_NEED_TEXT = {"callback_data", "url"}  # count as missing when empty
_MOST_BUTTONS = 100
_MOST_DATA = 64  # bytes
_MOST_COPIED = 256


def read_keyboard(fields: Object, texts: TextFormatter) -> Object:
    """Return the part of a message that a call's `reply_markup` makes; {} for none. Raises ApiError."""
    markup = object_at(fields, "reply_markup")
    if markup is None or "inline_keyboard" not in markup:
        return {}
    rows = [row for row in buttons_in(markup) if row]
    buttons = [button for row in rows for button in row]
    if len(buttons) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        _check(button, texts)
    return {"reply_markup": {"inline_keyboard": [[*row] for row in rows]}} if rows else {}


def buttons_in(markup: Object) -> list[list[Object]]:
    """Return the rows of buttons of an inline keyboard."""
    rows = markup.get("inline_keyboard")
    return [
        [button for button in row if isinstance(button, dict)]
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, list)
    ]


def _check(button: Object, texts: TextFormatter) -> None:
    actions = [name for name in button if name not in _LOOKS and not (name in _NEED_TEXT and button[name] == "")]
    if not text_at(button, "text"):
        raise bad_request("inline keyboard button text can't be empty")
    if not actions:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unreadable(f"exactly one action is needed, not {' and '.join(sorted(actions))}")
    if len(text_at(button, "callback_data").encode()) > _MOST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not texts.is_link(text_at(button, "url")):
        raise bad_request(f"inline keyboard button URL '{text_at(button, 'url')}' is invalid: Wrong HTTP URL")
    copied = object_at(button, "copy_text")
    if copied is not None and not 1 <= len(text_at(copied, "text")) <= _MOST_COPIED:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")

"""Places a new message of the bot: which message it answers, which words it quotes, which topic it goes to."""

from bot.preview.bot_api.entities import TextFormatter
from bot.preview.bot_api.refusal import ApiError, bad_request
from bot.preview.bot_api.shapes import Object, flag_at, number_at, object_at, objects_at, text_at
from bot.preview.bot_api.world import Room, without_reply

_GENERAL = 1  # the topic that cannot be named
_MOST_QUOTED = 1024


def place(room: Room, fields: Object, texts: TextFormatter) -> Object:
    """Return the fields of a message that say where in `room` it stands. Raises ApiError."""
    replied = _find_replied(room, fields)
    thread = number_at(fields, "message_thread_id")
    placed: Object = {}
    if thread:
        if thread == _GENERAL or not room.has_topic(thread):
            raise bad_request("message thread not found")
        placed = {"message_thread_id": thread, "is_topic_message": True}
        placed["reply_to_message"] = without_reply(room.messages[thread])
    elif replied:
        placed = room.thread_of(replied)
    if replied:
        placed["reply_to_message"] = without_reply(replied)
        placed |= _quote(replied, object_at(fields, "reply_parameters") or {}, texts)
    return placed


def _find_replied(room: Room, fields: Object) -> Object | None:
    parameters = object_at(fields, "reply_parameters")
    if parameters is None:
        return None
    if parameters.get("chat_id", room.id) != room.id:
        raise ApiError(501, "Not Implemented: the stand-in knows no replies to another chat")
    replied = room.messages.get(number_at(parameters, "message_id") or 0)
    if replied is None and not flag_at(parameters, "allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return replied


def _quote(replied: Object, parameters: Object, texts: TextFormatter) -> Object:
    if not text_at(parameters, "quote"):
        return {}
    quote = texts.format_text(
        text_at(parameters, "quote"), text_at(parameters, "quote_parse_mode"), objects_at(parameters, "quote_entities")
    )
    position = texts.find_quote(text_at(replied, "text") or text_at(replied, "caption"), quote.text)
    if position is None or len(quote.text) > _MOST_QUOTED:
        raise bad_request("QUOTE_TEXT_INVALID")
    return {"quote": {"text": quote.text, "position": position, "is_manual": True}}

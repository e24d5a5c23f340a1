"""Decides which messages of a group a bot hears of. Knows no way to hear a plain mention in privacy mode."""

from bot.preview.bot_api.entities import cut_utf16
from bot.preview.bot_api.shapes import Object, flag_at, number_at, object_at, objects_at, text_at
from bot.preview.bot_api.world import Room, World, sender_id


def bot_hears(message: Object, room: Room, world: World) -> bool:
    """Tell whether the bot gets an update about a message."""
    if room.closed:
        return False
    if room.kind in {"private", "channel"} or room.members.get(world.bot_id) == "administrator":
        return True
    return (
        flag_at(world.bot, "can_read_all_group_messages")
        or sender_id(object_at(message, "reply_to_message") or {}) == world.bot_id
        or sender_id({"from": message.get("via_bot")}) == world.bot_id
        or not (text_at(message, "text") or text_at(message, "caption"))
        or any(_is_for(command, world) for command in _commands(message))
    )


def _commands(message: Object) -> list[str]:
    text = text_at(message, "text") or text_at(message, "caption")
    entities = objects_at(message, "entities") + objects_at(message, "caption_entities")
    return [
        cut_utf16(text, number_at(entity, "offset") or 0, number_at(entity, "length") or 0)
        for entity in entities
        if entity["type"] == "bot_command"
    ]


def _is_for(command: str, world: World) -> bool:
    _, _, named = command.partition("@")
    return not named or named.lower() == text_at(world.bot, "username").lower()

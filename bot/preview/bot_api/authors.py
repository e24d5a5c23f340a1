"""Signs messages the way Telegram does: by a person, in the name of a chat, through a bot, by a linked channel."""

import time
from dataclasses import dataclass

from bot.preview.bot_api.people import User
from bot.preview.bot_api.shapes import Object, number_at
from bot.preview.bot_api.world import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, TELEGRAM, Room, World


@dataclass(frozen=True)
class Author:
    """Who writes, and how."""

    sender: User | None
    in_name_of: Room | None = None  # the chat that shows as sender
    via_bot: bool = False  # through this bot's inline mode
    automatic_forward: bool = False  # copied from the channel linked to the group


def sign(author: Author, room: Room, world: World) -> Object:
    """Return the fields of a message in `room` that say who wrote it; ValueError if nobody did."""
    if author.automatic_forward:
        return _forwarded(author.in_name_of or world.add_room({"type": "channel", "title": "Linked"}))
    if room.kind == "channel":
        return {"sender_chat": room.chat}
    if author.in_name_of:
        bot = GROUP_ANONYMOUS_BOT if author.in_name_of is room else CHANNEL_BOT
        return {"from": bot, "sender_chat": author.in_name_of.chat}
    if author.sender is None:
        raise ValueError("a message in a group needs a sender")
    room.members.setdefault(author.sender.id, "member")
    signed: Object = {"from": author.sender.shown}
    if author.via_bot:
        signed["via_bot"] = world.bot_user
    return signed


def _forwarded(channel: Room) -> Object:
    now = int(time.time())
    post = channel.add({"sender_chat": channel.chat, "text": "..."})
    origin: Object = {
        "type": "channel",
        "chat": channel.chat,
        "message_id": number_at(post, "message_id"),
        "date": now,
    }
    return {"from": TELEGRAM, "sender_chat": channel.chat, "is_automatic_forward": True, "forward_origin": origin}

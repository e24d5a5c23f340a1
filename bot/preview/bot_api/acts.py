"""What people do in a chat: write, edit, press, shut the bot out; each becomes an update. Waits for nothing."""

import time
from dataclasses import dataclass

from bot.preview.bot_api.authors import Author, sign
from bot.preview.bot_api.bot_api import BotApi
from bot.preview.bot_api.entities import TextFormatter
from bot.preview.bot_api.files import MOST_IN_CAPTION, Files
from bot.preview.bot_api.inline import Inquiry
from bot.preview.bot_api.people import User
from bot.preview.bot_api.presence import flags_of
from bot.preview.bot_api.privacy import bot_hears
from bot.preview.bot_api.queries import Query
from bot.preview.bot_api.refusal import ApiError, bad_request
from bot.preview.bot_api.shapes import Json, Object
from bot.preview.bot_api.world import Room, without_reply

_PHOTO: Object = {"file_id": "photo", "file_unique_id": "photo", "width": 320, "height": 240}
STICKER: Object = {
    "file_id": "sticker",
    "file_unique_id": "sticker",
    "type": "regular",
    "width": 512,
    "height": 512,
    "is_animated": False,
    "is_video": False,
    "emoji": "👍",
}


@dataclass(frozen=True)
class Act:
    """Something a person did."""

    message: Object
    update: int  # the id of the update it made; 0 if the bot was not to hear of it


def text_content(texts: TextFormatter, text: str, given: list[Object]) -> Object:
    """Return the fields that hold a text, with everything marked that Telegram marks by itself."""
    formatted = texts.format_message(text, given=given)
    marks: Object = {"entities": [*formatted.entities]} if formatted.entities else {}
    return {"text": formatted.text, **marks}


def photo_content(texts: TextFormatter, caption: str) -> Object:
    """Return the fields that hold a photo and its caption; ApiError if that is too long."""
    return {"photo": [_PHOTO], **_caption(texts, caption)}


def document_content(texts: TextFormatter, files: Files, name: str, content: bytes, caption: str) -> Object:
    """Return the fields that hold a file and its caption; ApiError if that is too long."""
    return {"document": files.add(name, content), **(_caption(texts, caption) if caption else {})}


def _caption(texts: TextFormatter, caption: str) -> Object:
    formatted = texts.format_message(caption)
    if len(formatted.text) > MOST_IN_CAPTION:
        raise bad_request("message caption is too long")
    marks: Object = {"caption_entities": [*formatted.entities]} if formatted.entities else {}
    return {"caption": formatted.text, **marks}


def place(room: Room, thread: int | None, reply_to: int | None) -> Object:
    """Return the fields of a person's message that say where it stands."""
    placed: Object = {}
    if thread:
        opening = without_reply(room.messages[thread])
        placed = {"message_thread_id": thread, "is_topic_message": True, "reply_to_message": opening}
    if reply_to:
        replied = room.messages[reply_to]
        placed = {**placed, **room.thread_of(replied), "reply_to_message": without_reply(replied)}
    return placed


def write(api: BotApi, room: Room, author: Author, content: Object) -> Act:
    """Write a message."""
    message = room.add({**sign(author, room, api.world), **content})
    heard = bot_hears(message, room, api.world)
    kind = "channel_post" if room.kind == "channel" else "message"
    return Act(message, api.updates.add(kind, message) if heard else 0)


def summon(api: BotApi, room: Room, author: Author, content: Object, inquiry: Inquiry) -> Act:
    """Mention the bot in a chat that it is not in."""
    message = room.add({**sign(author, room, api.world), **content, "guest_query_id": inquiry.id})
    return Act(message, api.updates.add("guest_message", message))


def rewrite(api: BotApi, room: Room, number: int, content: Object) -> Act:
    """Change a message."""
    old = room.messages[number]
    kept = {name: value for name, value in old.items() if name not in {"entities", "caption_entities"}}
    message = room.messages[number] = {**kept, **content, "edit_date": int(time.time())}
    heard = bot_hears(message, room, api.world)
    kind = "edited_channel_post" if room.kind == "channel" else "edited_message"
    return Act(message, api.updates.add(kind, message) if heard else 0)


def press(api: BotApi, room: Room, number: int, data: str, by: User, query: Query) -> int:  # noqa: PLR0913, PLR0917
    """Press a button, and return the update's id."""
    gone: Object = {"chat": room.chat, "message_id": number, "date": 0}
    return api.updates.add(
        "callback_query",
        {
            "id": query.id,
            "from": by.shown,
            "message": room.messages.get(number, gone),
            "chat_instance": str(room.id),
            "data": data,
        },
    )


def shut_out(api: BotApi, room: Room, by: User) -> None:
    """Block the bot, or remove it from a group."""
    reason = "blocked by the user" if room.kind == "private" else f"kicked from the {room.kind} chat"
    room.closed = ApiError(403, f"Forbidden: bot was {reason}", arranged=True)
    _change_status(api, room, by, "kicked")


def let_in(api: BotApi, room: Room, by: User) -> None:
    """Undo `shut_out`."""
    room.closed = None
    _change_status(api, room, by, "member")


def upgrade(api: BotApi, room: Room, by: User) -> Room:
    """Make a group a supergroup, which the bot comes into, and return that; the old one answers with its id."""
    new = api.world.add_room({**room.chat, "type": "supergroup"})
    new.members.update({**room.members, api.world.bot_id: "left"})
    # The real server promises no order; the bot's arrival first is the hardest to understand.
    _change_status(api, new, by, room.members[api.world.bot_id])
    write(api, room, Author(by), {"migrate_to_chat_id": new.id})
    write(api, new, Author(None, in_name_of=new), {"migrate_from_chat_id": room.id})
    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    room.closed = ApiError(400, reason, arranged=True, extra={"migrate_to_chat_id": new.id})
    return new


def give_status(api: BotApi, room: Room, by: User, status: str) -> None:
    """Make the bot a "member" or an "administrator", or let it be one who "left"."""
    _change_status(api, room, by, status)


def _change_status(api: BotApi, room: Room, by: User, status: str) -> None:
    old = room.members.get(api.world.bot_id, "member")
    room.members[api.world.bot_id] = status
    api.updates.add(
        "my_chat_member",
        {
            "chat": room.chat,
            "from": by.shown,
            "date": int(time.time()),
            "old_chat_member": _member(api, old),
            "new_chat_member": _member(api, status),
        },
    )


def _member(api: BotApi, status: str) -> Json:
    until: Object = {"until_date": 0} if status == "kicked" else {}
    rights = flags_of("ChatMemberAdministrator") if status == "administrator" else {}
    return {"status": status, "user": api.world.bot_user, **until, **rights}

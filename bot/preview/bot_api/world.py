"""Holds the people, chats and messages there are. Decides nothing about what a bot may do with them."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from bot.preview.bot_api.changes import Changes
from bot.preview.bot_api.entities import TextFormatter
from bot.preview.bot_api.files import Files
from bot.preview.bot_api.refusal import ApiError, bad_request
from bot.preview.bot_api.shapes import Json, Object, number_at, object_at, text_at

GROUP_ANONYMOUS_BOT: Object = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
CHANNEL_BOT: Object = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
TELEGRAM: Object = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


@dataclass
class Spoken:
    """Something the bot said: a new message, or a new state of an old one."""

    message: Object
    raw: str  # the text as the bot gave it, before parsing
    edit: bool
    taken: bool = False  # by the test


@dataclass(eq=False)
class Room:
    """A chat and everything in it."""

    chat: Object  # as Telegram shows it
    ids: Iterator[int]
    members: dict[int, str]  # user id -> status
    messages: dict[int, Object] = field(default_factory=dict)
    spoken: list[Spoken] = field(default_factory=list)
    closed: ApiError | None = None  # why the bot may not write here
    acted: list[int | None] = field(default_factory=list)  # the topic of each action of the bot, such as typing

    @property
    def id(self) -> int:
        """The chat's id."""
        return number_at(self.chat, "id") or 0

    @property
    def kind(self) -> str:
        """One of "private", "group", "supergroup", "channel"."""
        return text_at(self.chat, "type")

    @property
    def is_forum(self) -> bool:
        """Whether it is divided into topics."""
        return self.chat.get("is_forum") is True

    def has_topic(self, thread: int) -> bool:
        """Tell whether a topic of this id exists."""
        return "forum_topic_created" in self.messages.get(thread, {})

    def add(self, message: Object) -> Object:
        """Return the message with its id, date and chat, now part of the room."""
        number = next(self.ids)
        whole: Object = {"message_id": number, "date": int(time.time()), "chat": self.chat, **message}
        self.messages[number] = whole
        return whole

    def close(self, reason: ApiError) -> None:
        """Let the bot neither write nor hear anything here."""
        self.closed = reason

    def open_topic(self, name: str, opener: Object) -> None:
        """Add the message that opens a topic; its id is the topic's."""
        message = self.add({"from": opener, "forum_topic_created": {"name": name, "icon_color": 7322096}})
        number = number_at(message, "message_id") or 0
        self.messages[number] = {**message, "message_thread_id": number, "is_topic_message": True}

    def topic_named(self, name: str) -> int:
        """Return the id of the topic of this name; LookupError if there is none."""
        for number, message in self.messages.items():
            if text_at(object_at(message, "forum_topic_created") or {}, "name") == name:
                return number
        raise LookupError(f"there is no topic {name}")

    def thread_of(self, replied: Object) -> Object:
        """Return the fields that place an answer to `replied` in its thread."""
        thread = number_at(replied, "message_thread_id")
        if replied.get("is_topic_message"):
            return {"message_thread_id": thread, "is_topic_message": True}
        if self.kind == "supergroup" and not self.is_forum:
            return {"message_thread_id": thread or replied["message_id"]}
        return {}


class World:
    """All there is, and the bot."""

    def __init__(self, bot: Object, texts: TextFormatter) -> None:
        self.bot = bot  # as getMe shows it
        self.texts = texts
        self.users: dict[int, Object] = {}
        self.rooms: dict[int, Room] = {}
        self.changes = Changes()
        self.files = Files()
        self._user_ids = count(7_000_000_001)  # real ids do not fit in 32 bits any more
        self._chat_ids = count(4_000_000_001)
        # Private chats and basic groups count their messages together.
        self._message_ids = count(1)

    @property
    def bot_id(self) -> int:
        """The bot's user id."""
        return number_at(self.bot, "id") or 0

    @property
    def bot_user(self) -> Object:
        """The bot as the sender of a message."""
        return {key: self.bot[key] for key in ("id", "is_bot", "first_name", "username")}

    def add_user(self, user: Object) -> Object:
        """Return a new user, with an id unless one is given."""
        whole: Object = {"id": next(self._user_ids), **user}
        self.users[number_at(whole, "id") or 0] = whole
        return whole

    def private_room(self, user: Object) -> Room:
        """Return the private chat of the bot and a user."""
        number = number_at(user, "id") or 0
        if number not in self.rooms:
            chat: Object = {key: user[key] for key in ("id", "first_name", "last_name", "username") if key in user}
            chat["type"] = "private"
            self.rooms[number] = Room(chat, self._message_ids, {number: "member"})
        return self.rooms[number]

    def add_room(self, chat: Object, *, bot_is_admin: bool = False) -> Room:
        """Return a new group, supergroup or channel; the bot is in it."""
        basic = text_at(chat, "type") == "group"
        number = next(self._chat_ids)
        number = -number if basic else -1_000_000_000_000 - number
        ids = self._message_ids if basic else count(2)  # 1 is the message that it was created with
        status = "administrator" if bot_is_admin else "member"
        self.rooms[number] = Room({**chat, "id": number}, ids, {self.bot_id: status})
        return self.rooms[number]

    def find_room(self, fields: Object) -> Room:
        """Return the chat that a call's `chat_id` names; ApiError if there is none."""
        wanted = fields.get("chat_id")
        for room in self.rooms.values():
            if wanted == room.id or (isinstance(wanted, str) and wanted == f"@{text_at(room.chat, 'username')}"):
                return room
        raise bad_request("chat not found" if wanted else "chat_id is empty")

    def find_open_room(self, fields: Object) -> Room:
        """Return the chat that a call names; ApiError if there is none or the bot may not write there."""
        room = self.find_room(fields)
        if room.closed:
            raise room.closed
        return room


def without_reply(message: Object) -> Object:
    """Return a message as it is shown inside another one, which is without what it answers itself."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def sender_id(message: Object) -> Json:
    """Return the user id of a message's sender, None in channels."""
    return (object_at(message, "from") or {}).get("id")

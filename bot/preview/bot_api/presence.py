"""Answers what the bot asks about chats and their people, and takes its actions and reactions."""

from bot.preview.bot_api.refusal import bad_request
from bot.preview.bot_api.shapes import Json, Object, number_at, objects_at, text_at
from bot.preview.bot_api.spec import load_spec
from bot.preview.bot_api.world import Room, World

_ACTIONS = """
    typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location
    record_video_note upload_video_note
"""
_REACTIONS = """
    ❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕
    😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""


class Presence:
    """The bot among people."""

    def __init__(self, world: World) -> None:
        self._world = world

    def act(self, fields: Object) -> Json:
        """Carry out sendChatAction."""
        room = self._world.find_open_room(fields)
        thread = number_at(fields, "message_thread_id")
        if thread and not room.has_topic(thread):
            raise bad_request("message thread not found")
        if text_at(fields, "action") not in _ACTIONS.split():
            raise bad_request("wrong parameter action in request")
        room.acted.append(thread)
        self._world.changes.tell()
        return True

    def react(self, fields: Object) -> Json:
        """Carry out setMessageReaction."""
        room = self._world.find_open_room(fields)
        if number_at(fields, "message_id") not in room.messages:
            raise bad_request("message to react not found")
        reactions = objects_at(fields, "reaction")
        if len(reactions) > 1:
            raise bad_request("REACTIONS_TOO_MANY")
        if any(text_at(reaction, "emoji") not in _REACTIONS.split() for reaction in reactions):
            raise bad_request("REACTION_INVALID")
        return True

    def show_chat(self, fields: Object) -> Json:
        """Carry out getChat."""
        room = self._world.find_room(fields)
        rest: Object = {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": flags_of("AcceptedGiftTypes"),
        }
        return {**room.chat, **rest}

    def show_member(self, fields: Object) -> Json:
        """Carry out getChatMember."""
        room = self._world.find_room(fields)
        number = number_at(fields, "user_id") or 0
        if number != self._world.bot_id and number not in self._world.users:
            raise bad_request("PARTICIPANT_ID_INVALID")
        return self._member(room, number)

    def show_administrators(self, fields: Object) -> Json:
        """Carry out getChatAdministrators."""
        room = self._world.find_room(fields)
        if room.kind == "private":
            raise bad_request("there are no administrators in the private chat")
        others = [number for number, status in room.members.items() if status in {"creator", "administrator"}]
        return [self._member(room, number) for number in others if number != self._world.bot_id]

    def _member(self, room: Room, number: int) -> Object:
        user = self._world.bot_user if number == self._world.bot_id else self._world.users[number]
        status = room.members.get(number, "left")
        member: Object = {"status": status, "user": user}
        if status == "creator":
            member["is_anonymous"] = False
        if status == "administrator":
            member |= flags_of("ChatMemberAdministrator")
        return member


def flags_of(kind: str) -> Object:
    """Return the flags that a type must have, all off."""
    known = load_spec().types[kind]
    return {name: False for name, field in known.items() if field.required and field.kinds == ("Boolean",)}

"""Sends, edits and deletes the bot's messages as the real server does. Waits for nobody and tells nobody."""

import time

from bot.preview.bot_api.entities import Formatted
from bot.preview.bot_api.files import MOST_IN_CAPTION
from bot.preview.bot_api.keyboards import read_keyboard
from bot.preview.bot_api.record import Record
from bot.preview.bot_api.refusal import bad_request
from bot.preview.bot_api.replies import place
from bot.preview.bot_api.shapes import Json, Object, number_at, object_at, objects_at, text_at
from bot.preview.bot_api.wire import UploadedText
from bot.preview.bot_api.world import Room, Spoken, World, sender_id

_CONTENT = ("text", "entities", "link_preview_options", "reply_markup")
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


class Messages:
    """What the bot says."""

    def __init__(self, world: World, record: Record) -> None:
        self._world = world
        self._texts = world.texts
        self._record = record

    def send(self, fields: Object) -> Json:
        """Carry out sendMessage."""
        room = self._world.find_open_room(fields)
        content = self.content(fields)
        author: Object = {"sender_chat": room.chat} if room.kind == "channel" else {"from": self._world.bot_user}
        message = room.add({**author, **place(room, fields, self._texts), **content})
        return self._say(room, Spoken(message, text_at(fields, "text"), edit=False))

    def send_document(self, fields: Object) -> Json:
        """Carry out sendDocument."""
        sent = fields.get("document")
        file = (
            sent if isinstance(sent, UploadedText) else UploadedText(text_at(fields, "document").encode(), "document")
        )
        return self._send_file(fields, {"document": self._world.files.add(file.name, file.content)})

    def send_photo(self, fields: Object) -> Json:
        """Carry out sendPhoto."""
        sent = fields.get("photo")
        content = sent.content if isinstance(sent, UploadedText) else b""
        return self._send_file(fields, {"photo": self._world.files.add_picture(content)})

    def _send_file(self, fields: Object, file: Object) -> Json:
        room = self._world.find_open_room(fields)
        raw, mode = text_at(fields, "caption"), text_at(fields, "parse_mode")
        formatted = self._texts.format_message(raw, mode, [], self._world.users) if raw else Formatted("", (), ())
        if len(formatted.text) > MOST_IN_CAPTION:
            raise bad_request("message caption is too long")
        caption: Object = {"caption": formatted.text} if raw else {}
        if formatted.entities:
            caption["caption_entities"] = [*formatted.entities]
        message = room.add({"from": self._world.bot_user, **place(room, fields, self._texts), **file, **caption})
        return self._say(room, Spoken(message, raw, edit=False))

    def edit_text(self, fields: Object) -> Json:
        """Carry out editMessageText; buttons that are not given again vanish."""
        return self._edit(fields, self.content(fields))

    def edit_keyboard(self, fields: Object) -> Json:
        """Carry out editMessageReplyMarkup."""
        old = self._own_message(self._world.find_open_room(fields), fields)
        kept = {name: old[name] for name in _CONTENT if name in old and name != "reply_markup"}
        return self._edit(fields, {**kept, **read_keyboard(fields, self._texts)})

    def delete(self, fields: Object) -> Json:
        """Carry out deleteMessage."""
        room = self._world.find_open_room(fields)
        number = number_at(fields, "message_id") or 0
        message = room.messages.get(number)
        if message is None:
            raise bad_request("message to delete not found")
        own = sender_id(message) == self._world.bot_id
        if not (own or room.kind == "private" or room.members.get(self._world.bot_id) == "administrator"):
            raise bad_request("message can't be deleted")
        del room.messages[number]
        self._world.changes.tell()
        return True

    def content(self, fields: Object) -> Object:
        """Return the fields of a message that a call gives it. Raises ApiError."""
        formatted = self._format(fields)
        content: Object = {"text": formatted.text}
        if formatted.entities:
            content["entities"] = [*formatted.entities]
        if preview := object_at(fields, "link_preview_options"):
            content["link_preview_options"] = preview
        return {**content, **read_keyboard(fields, self._texts)}

    def _edit(self, fields: Object, content: Object) -> Json:
        room = self._world.find_open_room(fields)
        old = self._own_message(room, fields)
        rest = {name: value for name, value in old.items() if name not in _CONTENT}
        new: Object = {**rest, **content}
        if new == old:
            raise bad_request(SAME)
        new["edit_date"] = int(time.time())
        room.messages[number_at(old, "message_id") or 0] = new
        return self._say(room, Spoken(new, text_at(fields, "text"), edit=True))

    def _say(self, room: Room, spoken: Spoken) -> Json:
        room.spoken.append(spoken)
        self._world.changes.tell()
        return spoken.message

    def _own_message(self, room: Room, fields: Object) -> Object:
        message = room.messages.get(number_at(fields, "message_id") or 0)
        if message is None:
            raise bad_request("message to edit not found")
        own = room.kind == "channel" or sender_id(message) == self._world.bot_id
        if not own or "via_bot" in message:
            raise bad_request("message can't be edited")
        return message

    def _format(self, fields: Object) -> Formatted:
        raw, mode = text_at(fields, "text"), text_at(fields, "parse_mode")
        formatted = self._texts.format_message(raw, mode, objects_at(fields, "entities"), self._world.users)
        self._record.losses.extend(formatted.losses)
        if mode.lower() == "html":
            lost = self._texts.lost_links(raw, self._world.users)
            self._record.losses.extend(f"link to {address} dropped" for address in lost)
        return formatted

"""Keeps what people see around the chat: command menus, name, descriptions, menu button; each per language."""

import json
import re
from collections.abc import Callable

from bot.preview.bot_api.refusal import bad_request
from bot.preview.bot_api.shapes import Json, Object, object_at, objects_at, text_at
from bot.preview.bot_api.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_MOST_COMMANDS = 100
_LONGEST_COMMAND_DESCRIPTION = 256
LONGEST = {"name": 64, "description": 512, "short_description": 120}
_DEFAULT_BUTTON: Object = {"type": "default"}


class Profile:
    """The bot's face."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._commands: dict[tuple[str, str], list[Object]] = {}
        self._texts: dict[tuple[str, str], str] = {}
        self._buttons: dict[int, Object] = {}

    def set_commands(self, fields: Object) -> Json:
        """Carry out setMyCommands."""
        commands = objects_at(fields, "commands")
        if len(commands) > _MOST_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            _check_command(command)
        self._commands[self._audience(fields)] = commands
        return True

    def get_commands(self, fields: Object) -> Json:
        """Carry out getMyCommands: exactly the audience asked for, no fallback."""
        return [*self._commands.get(self._audience(fields), [])]

    def commands(self, scope: Object, language: str) -> list[Object]:
        """Return the menu of exactly this audience, [] if there is none."""
        return self._commands.get(_key(scope, language), [])

    def delete_commands(self, fields: Object) -> Json:
        """Carry out deleteMyCommands."""
        self._commands.pop(self._audience(fields), None)
        return True

    def setter(self, kind: str) -> Callable[[Object], Json]:
        """Return how a text of this kind is set: "name", "description" or "short_description"."""

        def carry_out(fields: Object) -> Json:
            if len(text_at(fields, kind)) > LONGEST[kind]:
                raise bad_request(f"{kind.replace('_', ' ')} is too long")
            self._texts[kind, _language(fields)] = text_at(fields, kind)
            return True

        return carry_out

    def getter(self, kind: str) -> Callable[[Object], Json]:
        """Return how a text of this kind is asked for; "" if there is none in that language."""

        def carry_out(fields: Object) -> Json:
            nothing = text_at(self._world.bot, "first_name") if kind == "name" else ""
            return {kind: self.text(kind, _language(fields)) or nothing}

        return carry_out

    def text(self, kind: str, language: str) -> str:
        """Return the text of this kind that was set for exactly this language, "" if none."""
        return self._texts.get((kind, language), "")

    def set_button(self, fields: Object) -> Json:
        """Carry out setChatMenuButton."""
        self._buttons[self._private_chat(fields)] = object_at(fields, "menu_button") or _DEFAULT_BUTTON
        return True

    def get_button(self, fields: Object) -> Json:
        """Carry out getChatMenuButton."""
        return self._buttons.get(self._private_chat(fields), _DEFAULT_BUTTON)

    def _private_chat(self, fields: Object) -> int:
        if "chat_id" not in fields:
            return 0
        room = self._world.find_room(fields)
        if room.kind != "private":
            raise bad_request("chat is not private")
        return room.id

    def _audience(self, fields: Object) -> tuple[str, str]:
        scope = object_at(fields, "scope") or {"type": "default"}
        if "chat_id" in scope:
            scope = {**scope, "chat_id": self._world.find_room(scope).id}
        return _key(scope, _language(fields))


def _key(scope: Object, language: str) -> tuple[str, str]:
    return json.dumps(scope, sort_keys=True), language


def _check_command(command: Object) -> None:
    if not _COMMAND.fullmatch(text_at(command, "command")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(text_at(command, "description")) <= _LONGEST_COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def _language(fields: Object) -> str:
    language = text_at(fields, "language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language

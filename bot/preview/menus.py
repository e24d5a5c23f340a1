"""Finds the command menu that Telegram shows in a chat. Pure.

https://core.telegram.org/bots/api#determining-list-of-commands
"""

from collections.abc import Iterator

from bot.preview.bot_api.profile import Profile
from bot.preview.bot_api.shapes import Object
from bot.preview.bot_api.world import Room
from bot.text.languages import Language


def menu_of(profile: Profile, room: Room, language: Language) -> list[Object]:
    """Return the commands that somebody who is no administrator of a group is shown in a chat."""
    for scope in _scopes(room):
        if menu := profile.commands(scope, language) or profile.commands(scope, ""):
            return menu
    return []


def _scopes(room: Room) -> Iterator[Object]:
    yield {"type": "chat", "chat_id": room.id}
    yield {"type": "all_private_chats" if room.kind == "private" else "all_group_chats"}
    yield {"type": "default"}

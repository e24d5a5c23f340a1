"""Tells what a page has not been told yet: new and changed messages, what is gone, what the bot is doing. Pure."""

from collections.abc import Iterator

from bot.preview.bot_api.shapes import Json, Object
from bot.preview.cast import Scene
from bot.preview.menus import menu_of
from bot.preview.site import Site
from bot.text.languages import Language


class Feed:
    """What one page knows."""

    def __init__(self, site: Site) -> None:
        """Begin with a page that knows nothing."""
        self._site = site
        self._scenes = site.scenes
        self._told: dict[tuple[int, int], Object] = {}  # chat and message id -> message
        self._acted = {scene.room.id: len(scene.room.acted) for scene in self._scenes}
        self._face: Json = None

    def news(self) -> Iterator[Object]:
        """Yield what has happened since the last time."""
        face = self._now()
        if face != self._face:
            self._face = face
            yield {"kind": "face", "face": face}
        for scene in self._scenes:
            yield from self._in(scene)

    def _in(self, scene: Scene) -> Iterator[Object]:
        room = scene.room
        for thread in room.acted[self._acted[room.id] :]:
            yield {"kind": "acting", "chat": room.id, "thread": thread}
        self._acted[room.id] = len(room.acted)
        for number, message in room.messages.items():
            if self._told.get((room.id, number)) is not message:
                self._told[room.id, number] = message
                yield {"kind": "message", "chat": room.id, "message": message}
        for chat, number in [*self._told]:
            if chat == room.id and number not in room.messages:
                del self._told[chat, number]
                yield {"kind": "gone", "chat": chat, "id": number}

    def _now(self) -> Json:
        """Return what is seen of the bot around the chats, in each language."""
        faces: Object = {
            language.value: {
                "name": self._text("name", language),
                "description": self._text("description", language),
                "examples": [*self._site.examples.get(language, ())],
                "commands": {str(each.room.id): self._menu(each, language) for each in self._scenes},
            }
            for language in Language
        }
        return {"is_ready": self._site.is_ready, **faces}

    def _text(self, kind: str, language: Language) -> str:
        return self._site.api.profile.text(kind, language) or self._site.api.profile.text(kind, "")

    def _menu(self, scene: Scene, language: Language) -> Json:
        return [*menu_of(self._site.api.profile, scene.room, language)]

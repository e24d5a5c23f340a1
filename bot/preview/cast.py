"""The people and chats of the preview: a reader, a group, a group with topics, and the bot's administrator."""

from dataclasses import dataclass

from bot.locale import Phrases, wordings_of
from bot.preview.bot_api.people import User
from bot.preview.bot_api.shapes import Object, number_at
from bot.preview.bot_api.world import Room, World
from bot.text.languages import Language

USERNAME = "PreviewBot"
BOT: Object = {
    "id": 1_000_000,
    "is_bot": True,
    "first_name": USERNAME,
    "username": USERNAME,
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": True,
    "supports_guest_queries": False,
}
ADMINISTRATOR = 7_000_000_000
_MEMBERS = (
    ("first_member", Language.ARABIC),
    ("second_member", Language.ARABIC),
    ("third_member", Language.ENGLISH),
)
_TOPICS = ("first_topic", "second_topic")


@dataclass(frozen=True)
class Person:
    """Somebody whom the page can speak as."""

    key: str  # under which the page finds their name
    user: User
    language: Language | None  # of their Telegram; None: that of the page

    def shown(self, language: Language) -> User:
        """Return them as Telegram shows them when their page is in `language`."""
        shown: Object = {**self.user.shown, "language_code": self.language or language}
        return User(self.user.id, self.user.name, shown)


@dataclass(frozen=True)
class Scene:
    """A chat, and who speaks in it."""

    key: str  # under which the page finds its name
    room: Room
    people: tuple[Person, ...]
    topics: tuple[tuple[int, str], ...] = ()  # ids, and keys of their names


class Cast:
    """Everybody, in all the chats there are."""

    def __init__(self, world: World, phrases: Phrases) -> None:
        """Open the chats, with names as in `phrases`."""
        words = wordings_of(phrases.preview)

        def person(key: str, language: Language | None, number: int | None = None) -> Person:
            given: Object = {"id": number} if number else {}
            whole = world.add_user({"is_bot": False, "first_name": words[key], **given})
            return Person(key, User(number_at(whole, "id") or 0, words[key], whole), language)

        reader, administrator = person("reader", None), person("administrator", None, ADMINISTRATOR)
        members = tuple(person(key, language) for key, language in _MEMBERS)
        group = world.add_room({"type": "supergroup", "title": words["group"]})
        forum = world.add_room({"type": "supergroup", "title": words["forum"], "is_forum": True})
        for room in (group, forum):
            room.members[members[0].user.id] = "creator"
        for key in _TOPICS:
            forum.open_topic(words[key], members[0].user.shown)
        topics = tuple((forum.topic_named(words[key]), key) for key in _TOPICS)
        self.scenes = (
            Scene("private", world.private_room(reader.user.shown), (reader,)),
            Scene("group", group, members),
            Scene("forum", forum, members, topics),
            Scene("administration", world.private_room(administrator.user.shown), (administrator,)),
        )

    @property
    def administration(self) -> Scene:
        """The chat of the administrator."""
        return self.scenes[-1]

    def scene(self, chat: int) -> Scene:
        """Return the scene in a chat; LookupError if there is none."""
        for scene in self.scenes:
            if scene.room.id == chat:
                return scene
        raise LookupError(f"there is no chat {chat}")

    def person(self, chat: int, user: int) -> Person:
        """Return somebody of a chat; LookupError if they are not in it."""
        for person in self.scene(chat).people:
            if person.user.id == user:
                return person
        raise LookupError(f"there is no person {user} in chat {chat}")

"""The stand-in as a test starts and steers it: people, chats, and what the bot did."""

from collections.abc import Sequence
from functools import partial

from bot.preview.bot_api.people import User
from bot.preview.bot_api.record import Call
from bot.preview.bot_api.refusal import ApiError
from bot.preview.bot_api.shapes import Object, number_at, text_at

from .chat import Chat
from .offers import Asked
from .reply import Reply
from .troubles import Troubles


class StandIn(Troubles):
    """Telegram on this computer, with the people who use its one bot; close it when done."""

    def __init__(
        self,
        token: str = "123456:TEST-token",  # noqa: S107 - opens nothing but this
        username: str = "WithdrawalBot",
        *,
        can_read_all_group_messages: bool = True,
        supports_inline_queries: bool = True,
    ) -> None:
        self.token = token
        self.username = username
        self.me: Object = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": username,
            "username": username,
            "can_join_groups": True,
            "can_read_all_group_messages": can_read_all_group_messages,
            "supports_inline_queries": supports_inline_queries,
            "supports_guest_queries": True,
        }
        super().__init__(token, self.me)

    # People and chats

    def user(
        self,
        name: str,
        *,
        language_code: str | None = None,
        id: int | None = None,  # noqa: A002 - Telegram's own word
        is_bot: bool = False,
        username: str = "",
    ) -> User:
        """Return a new user."""
        shown: Object = {"is_bot": is_bot, "first_name": name}
        given: Object = {"id": id, "language_code": language_code, "username": username}
        shown |= {key: value for key, value in given.items() if value}
        whole = self._loop.do(lambda: self._world.add_user(shown))
        return User(number_at(whole, "id") or 0, name, whole)

    def private(self, user: User) -> Chat:
        """Return the private chat of the bot and a user, who has pressed "Start"."""
        return Chat(self._backstage, self._loop.do(lambda: self._world.private_room(user.shown)), user)

    def group(self, title: str, *, kind: str = "supergroup", bot_is_admin: bool = False) -> Chat:
        """Return a new group that the bot is in; `kind` is "supergroup" or "group"."""
        return self._chat({"type": kind, "title": title}, bot_is_admin=bot_is_admin)

    def group_without_bot(self, title: str) -> Chat:
        """Return a new supergroup that the bot is not in and hears nothing of, save for guest mentions."""
        chat = self.group(title)
        reason = "Forbidden: bot is not a member of the supergroup chat"
        self._loop.do(lambda: chat.room.close(ApiError(403, reason)))
        return chat

    def channel(self, title: str) -> Chat:
        """Return a new channel that the bot is an administrator of."""
        return self._chat({"type": "channel", "title": title}, bot_is_admin=True)

    def forum(self, title: str, topics: Sequence[str] = (), *, opened_by_bot: bool = False) -> Chat:
        """Return a new supergroup with topics; itself it stands for the topic "General"."""
        forum = self._chat({"type": "supergroup", "title": title, "is_forum": True}, bot_is_admin=False)
        opener = self._world.bot_user if opened_by_bot else self.user("Owner").shown
        for topic in topics:
            self._loop.do(partial(forum.room.open_topic, topic, opener))
        return forum

    # What the bot did

    @property
    def refused(self) -> list[Call]:
        """The calls that were refused, save for refusals that the test arranged."""
        return self._loop.do(lambda: [*self._api.record.refused])

    @property
    def losses(self) -> list[str]:
        """What Telegram left out of the bot's texts without a word."""
        return self._loop.do(lambda: [*self._api.record.losses])

    @property
    def confirmed(self) -> int:
        """The highest id of an update that the bot has confirmed, 0 if none."""
        return self._loop.do(lambda: self._api.updates.confirmed)

    def calls(self, method: str = "") -> list[Call]:
        """Return the calls of a method, or all, oldest first, refused ones too."""
        return self._loop.do(lambda: [call for call in self._api.record.calls if method in {"", call.method}])

    def is_gone(self, chat: Chat, reply: Reply) -> bool:
        """Tell whether a message of the bot was deleted."""
        return self._loop.do(lambda: reply.id not in chat.room.messages)

    def commands(self, scope: str | Object = "default", language: str = "") -> dict[str, str]:
        """Return the command menu of an audience: names and descriptions."""
        whose: Object = {"type": scope} if isinstance(scope, str) else scope
        commands = self._loop.do(lambda: self._api.profile.commands(whose, language))
        return {text_at(each, "command"): text_at(each, "description") for each in commands}

    def name(self, language: str = "") -> str:
        """Return the bot's name."""
        return self._text("name", language)

    def description(self, language: str = "") -> str:
        """Return what an empty chat shows."""
        return self._text("description", language)

    def short_description(self, language: str = "") -> str:
        """Return what the bot's page shows."""
        return self._text("short_description", language)

    def push(self, kind: str, body: Object) -> int:
        """Queue any update, such as "business_message"; return its id, 0 if the bot does not want its kind."""
        return self._loop.do(lambda: self._api.updates.add(kind, body))

    def inline_query(self, text: str, user: User, *, stale: bool = False) -> Asked:
        """Let a person type `text` after the bot's name in some chat; Telegram refuses a stale answer as too late."""
        inquiry = self._loop.do(lambda: self._api.inline.add(is_guest=False, stale=stale))
        query: Object = {"id": inquiry.id, "from": user.shown, "query": text, "offset": ""}
        self.push("inline_query", query)
        return Asked(self._backstage, inquiry, user, text)

    def _chat(self, shown: Object, *, bot_is_admin: bool) -> Chat:
        room = self._loop.do(lambda: self._world.add_room(shown, bot_is_admin=bot_is_admin))
        return Chat(self._backstage, room)

    def _text(self, kind: str, language: str) -> str:
        return self._loop.do(lambda: self._api.profile.text(kind, language))

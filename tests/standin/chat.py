"""A chat as a test uses it: people write in it, press buttons and wait for what the bot says there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from bot.preview.bot_api import acts
from bot.preview.bot_api.authors import Author
from bot.preview.bot_api.inline import Inquiry
from bot.preview.bot_api.people import User
from bot.preview.bot_api.shapes import Json, Object, number_at, text_at
from bot.preview.bot_api.world import Room, Spoken

from .backstage import PATIENCE, Backstage
from .entities import TEXTS
from .offers import Asked
from .reply import Button, Press, Reply, reply_of, topic_of

_GONE = 2**31 - 1  # a message id that no chat gets to


@dataclass(frozen=True)
class Message:
    """Something that was written in a chat, not by the bot."""

    id: int
    text: str
    sender: User | None  # None if a chat wrote it
    chat: "Chat"
    update: int  # the id of the update it made; 0 if the bot was not to hear of it


@dataclass(frozen=True)
class Chat:
    """A chat, or one topic of a forum."""

    backstage: Backstage = field(repr=False)
    room: Room = field(repr=False)
    person: User | None = None  # whose private chat it is
    thread: int | None = None  # the topic

    @property
    def id(self) -> int:
        """The chat's id."""
        return self.room.id

    def topic(self, name: str) -> "Chat":
        """Return the topic of this name."""
        return Chat(self.backstage, self.room, thread=self.backstage.do(lambda: self.room.topic_named(name)))

    def say(  # noqa: PLR0913 - each is something that Telegram's messages can have
        self,
        text: str,
        *,
        sender: User | None = None,
        reply_to: Message | Reply | None = None,
        entities: Sequence[Object] = (),
        via_bot: bool = False,
        automatic_forward: bool = False,
        sender_chat: "Chat | None" = None,
        **extra: Json,
    ) -> Message:
        """Write a message; `extra` are further fields of it. It waits for the bot if none is running."""
        in_name_of = sender_chat.room if sender_chat else None
        author = Author(sender or self.person, in_name_of, via_bot, automatic_forward)
        return self._write({**acts.text_content(TEXTS, text, [*entities]), **extra}, author, reply_to)

    queue = say

    def post(self, text: str, **extra: Json) -> Message:
        """Write a message into a channel."""
        return self._write({**acts.text_content(TEXTS, text, []), **extra}, Author(None))

    def say_caption(
        self, caption: str, *, sender: User | None = None, reply_to: Message | Reply | None = None
    ) -> Message:
        """Send a photo with a caption."""
        return self._write(acts.photo_content(TEXTS, caption), Author(sender or self.person), reply_to)

    def send_document(self, name: str, content: bytes, caption: str = "", *, sender: User | None = None) -> Message:
        """Send a file."""
        files = self.backstage.api.world.files
        sent = self.backstage.do(lambda: acts.document_content(TEXTS, files, name, content, caption))
        return self._write(sent, Author(sender or self.person))

    def say_sticker(self, *, sender: User | None = None) -> Message:
        """Send a sticker."""
        return self._write({"sticker": acts.STICKER}, Author(sender or self.person))

    def send(self, *, sender: User | None = None, **content: Json) -> Message:
        """Send something that has no text, such as `contact={...}`."""
        return self._write(content, Author(sender or self.person))

    def mention_as_guest(
        self, text: str, *, sender: User, reply_to: Message | None = None, stale: bool = False, **extra: Json
    ) -> Asked:
        """Mention the bot where it is not a member; Telegram refuses a stale answer as too late."""

        def summon() -> tuple[Inquiry, acts.Act]:
            inquiry = self.backstage.api.inline.add(is_guest=True, stale=stale)
            placed = acts.place(self.room, self.thread, reply_to.id if reply_to else None)
            content: Object = {**placed, **acts.text_content(TEXTS, text, []), **extra}
            return inquiry, acts.summon(self.backstage.api, self.room, Author(sender), content, inquiry)

        inquiry, _ = self.backstage.do(summon)
        return Asked(self.backstage, inquiry, sender, text)

    def edit(self, sent: Message, text: str) -> Message:
        """Change what was written."""
        content = acts.text_content(TEXTS, text, [])
        act = self.backstage.do(lambda: acts.rewrite(self.backstage.api, self.room, sent.id, content))
        return Message(sent.id, text, sent.sender, self, act.update)

    def shown(self, sent: Message) -> Object:
        """Return what was written as Telegram shows it to the bot."""
        return self.backstage.do(lambda: self.room.messages[sent.id])

    def delete(self, sent: Message | Reply) -> None:
        """Delete a message; the bot does not hear of it."""
        self.backstage.do(lambda: self.room.messages.pop(sent.id))

    def press(self, reply: Reply, button: Button | str, *, by: User | None = None, stale: bool = False) -> Press:
        """Press a button that the message has now; AssertionError if it has none of this text."""
        wanted = button if isinstance(button, str) else button.text
        now = Reply(self.backstage.do(lambda: self.room.messages[reply.id]), reply.html)
        for found in (each for row in now.buttons for each in row):
            if found.text == wanted and found.data:
                return self.press_data(reply, found.data, by=by, stale=stale)
        raise AssertionError(f"no button {wanted!r} to press, only {now.buttons}")

    def press_data(self, reply: Reply, data: str, *, by: User | None = None, stale: bool = False) -> Press:
        """Press a button that need not exist; Telegram refuses the answer to a stale press as too late."""
        presser = by or self.person
        if presser is None:
            raise ValueError("a button in a group is pressed by somebody")
        query = self.backstage.do(lambda: self.backstage.api.queries.add(stale=stale))
        act = partial(acts.press, self.backstage.api, self.room, reply.id, data, presser, query)
        return Press(self.backstage, query, self.backstage.do(act))

    def next_reply(self, timeout: float = PATIENCE) -> Reply:
        """Wait for the oldest message of the bot here that was not taken yet, and take it."""
        return self._take(None, f"no message of the bot in {self}", timeout)

    def next_edit(self, reply: Reply) -> Reply:
        """Wait for the oldest change of a message of the bot that was not taken yet, and take it."""
        return self._take(reply.id, f"no edit of message {reply.id} in {self}")

    def until_done(self) -> None:
        """Wait until the bot is through with all that was written and pressed here, and has confirmed it.

        A stranger presses a button of a message that is gone. Every press is answered, and whoever takes what happens
        in a chat in its order answers this one last.
        """
        shown = self.backstage.do(
            lambda: self.backstage.api.world.add_user({"is_bot": False, "first_name": "Stranger"})
        )
        stranger = User(number_at(shown, "id") or 0, "Stranger", shown)
        gone = Reply({"message_id": _GONE}, "")
        press = self.press_data(gone, "stranger", by=stranger)
        press.answer()
        self.until_confirmed(press)

    def stays_silent(self) -> None:
        """Fail if the bot has said or edited anything here that was not taken, once it is through with everything."""
        self.until_done()
        said = self.untaken()
        if said:
            raise AssertionError(f"the bot was not silent in {self}: {said}")

    def untaken(self) -> list[str]:
        """Return what the bot has said or edited here that was not taken, as it gave it."""
        return self.backstage.do(lambda: [spoken.raw for spoken in self._untaken()])

    def until_confirmed(self, done: Message | Press) -> None:
        """Wait until the bot has confirmed what was written or pressed, so that Telegram will not send it again."""
        updates = self.backstage.api.updates
        wish = f"update {done.update} was not confirmed"
        self.backstage.see(lambda: updates.confirmed >= done.update or None, wish)

    def block(self, *, by: User | None = None) -> None:
        """Block the bot, or remove it from a group; it is refused here from now on."""
        self.backstage.do(partial(acts.shut_out, self.backstage.api, self.room, self._somebody(by)))

    def unblock(self, *, by: User | None = None) -> None:
        """Let the bot in again."""
        self.backstage.do(partial(acts.let_in, self.backstage.api, self.room, self._somebody(by)))

    def appoint(self, person: User) -> None:
        """Make somebody an administrator of the group; the bot does not hear of it."""
        self.backstage.do(partial(self.room.members.__setitem__, person.id, "administrator"))

    def give_bot_status(self, status: str, *, by: User) -> None:
        """Make the bot a "member" or an "administrator", or let it be one who "left"."""
        self.backstage.do(partial(acts.give_status, self.backstage.api, self.room, by, status))

    def upgrade(self, *, by: User) -> "Chat":
        """Make a group a supergroup, and return that; the old one refuses the bot and names the new one."""
        return Chat(self.backstage, self.backstage.do(partial(acts.upgrade, self.backstage.api, self.room, by)))

    def __str__(self) -> str:
        name = text_at(self.room.chat, "title") or text_at(self.room.chat, "first_name")
        return f"{self.room.kind} {name}" + (f", topic {self.thread}" if self.thread else "")

    def _write(self, content: Object, author: Author, reply_to: Message | Reply | None = None) -> Message:
        def write() -> acts.Act:
            placed = acts.place(self.room, self.thread, reply_to.id if reply_to else None)
            return acts.write(self.backstage.api, self.room, author, {**placed, **content})

        act = self.backstage.do(write)
        text = text_at(content, "text") or text_at(content, "caption")
        return Message(number_at(act.message, "message_id") or 0, text, author.sender, self, act.update)

    def _take(self, edited: int | None, wish: str, timeout: float = PATIENCE) -> Reply:
        def look() -> Spoken | None:
            return next(
                (
                    spoken
                    for spoken in self._untaken()
                    if (spoken.message["message_id"] if spoken.edit else None) == edited
                ),
                None,
            )

        return reply_of(self.backstage.see(look, wish, timeout))

    def _untaken(self) -> list[Spoken]:
        return [
            spoken
            for spoken in self.room.spoken
            if not spoken.taken and self.thread in {None, topic_of(spoken.message)}
        ]

    def _somebody(self, by: User | None) -> User:
        somebody = by or self.person
        if somebody is None:
            raise ValueError("in a group somebody must do it")
        return somebody

"""What the bot said, as a reader sees it, and presses on its buttons. Plain values; only a press can wait."""

from dataclasses import dataclass, field

from bot.preview.bot_api.entities import cut_utf16
from bot.preview.bot_api.keyboards import buttons_in
from bot.preview.bot_api.queries import Query
from bot.preview.bot_api.shapes import Object, flag_at, number_at, object_at, objects_at, text_at
from bot.preview.bot_api.world import Spoken

from .backstage import Backstage


@dataclass(frozen=True)
class Button:
    """A button under a message."""

    text: str
    data: str  # "" if it opens an address
    url: str  # "" if it does not
    inline_query: str = ""  # what it asks inline in a chat that is chosen, "" if nothing
    copied: str = ""  # what it copies, "" if nothing


@dataclass(frozen=True)
class Reply:
    """A message of the bot in the state it had when it was taken."""

    message: Object  # as Telegram shows it
    html: str  # the text as the bot sent it

    @property
    def id(self) -> int:
        """Its message id."""
        return number_at(self.message, "message_id") or 0

    @property
    def text(self) -> str:
        """What is read, also under a picture or a file."""
        return text_at(self.message, "text") or text_at(self.message, "caption")

    @property
    def entities(self) -> list[Object]:
        """What is marked in the text; places count UTF-16 code units."""
        return objects_at(self.message, "entities")

    @property
    def links(self) -> list[tuple[str, str]]:
        """The texts that lead somewhere, and where to."""
        return [(self._cut(entity), text_at(entity, "url")) for entity in self._of("text_link")]

    @property
    def buttons(self) -> list[list[Button]]:
        """The rows of buttons."""
        rows = buttons_in(object_at(self.message, "reply_markup") or {})
        return [[_button(button) for button in row] for row in rows]

    @property
    def reply_to(self) -> int | None:
        """The id of the message it answers; None if it answers none or only stands in a topic."""
        replied = object_at(self.message, "reply_to_message")
        return number_at(replied, "message_id") if replied and "forum_topic_created" not in replied else None

    @property
    def quote(self) -> str:
        """The words it quotes from the message it answers, "" if none."""
        return text_at(object_at(self.message, "quote") or {}, "text")

    @property
    def thread(self) -> int | None:
        """The id of the topic it stands in, None if in none."""
        return topic_of(self.message)

    @property
    def link_preview_off(self) -> bool:
        """Whether no preview of a link is shown."""
        return flag_at(object_at(self.message, "link_preview_options") or {}, "is_disabled")

    @property
    def previewed(self) -> str:
        """The address that a preview is shown of, "" if it names none."""
        return text_at(object_at(self.message, "link_preview_options") or {}, "url")

    def marked(self, kind: str) -> list[str]:
        """Return the parts of the text that are marked so, such as "bold" or "blockquote"."""
        return [self._cut(entity) for entity in self._of(kind)]

    def _of(self, kind: str) -> list[Object]:
        return [entity for entity in self.entities if entity["type"] == kind]

    def _cut(self, entity: Object) -> str:
        return cut_utf16(self.text, number_at(entity, "offset") or 0, number_at(entity, "length") or 0)


def _button(shown: Object) -> Button:
    copied = text_at(object_at(shown, "copy_text") or {}, "text")
    text, data, url, query = (text_at(shown, key) for key in ("text", "callback_data", "url", "switch_inline_query"))
    return Button(text, data, url, query, copied)


@dataclass(frozen=True)
class Press:
    """A press on a button."""

    backstage: Backstage = field(repr=False)
    query: Query
    update: int  # the id of the update it made

    def answer(self) -> str:
        """Wait until the bot answers the press, and return what it shows, "" if nothing."""
        return text_at(self.backstage.see(lambda: self.query.answer, "no answer to the press on a button"), "text")


def topic_of(message: Object) -> int | None:
    """Return the id of the topic a message stands in, None if in none."""
    return number_at(message, "message_thread_id") if flag_at(message, "is_topic_message") else None


def reply_of(spoken: Spoken) -> Reply:
    """Take what the bot said, so that it is not taken again."""
    spoken.taken = True
    return Reply(spoken.message, spoken.raw)

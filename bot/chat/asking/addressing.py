"""Decides whether a message is meant for the bot, and what it asks. Pure: reads messages, sends nothing."""

import unicodedata

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType
from telegram.ext import filters

# People who write without their name: https://core.telegram.org/bots/api#message, `sender_chat`.
_ANONYMOUS_ADMIN = 1087968824  # GroupAnonymousBot
_CHANNEL_WRITER = 136817688  # Channel_Bot, for whoever writes as a channel
_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
_MOST_QUOTED = 300  # characters of another's words that a question may follow up; more is an article


def is_from_person(message: Message) -> bool:
    """Tell whether somebody wrote this by hand, in a private chat or a group; no bot, channel or inline result did."""
    author = message.from_user
    return (
        message.chat.type in {ChatType.PRIVATE, *_GROUPS}
        and author is not None
        and (not author.is_bot or author.id in {_ANONYMOUS_ADMIN, _CHANNEL_WRITER})
        and message.via_bot is None
        and not message.is_automatic_forward
    )


def writer_of(message: Message) -> int:
    """Return the id of who wrote a message: of the chat in whose name it is, else of the person; 0 if nobody did."""
    if message.sender_chat:
        return message.sender_chat.id
    return message.from_user.id if message.from_user else 0


class FromPerson(filters.MessageFilter):
    """Lets new messages of people pass."""

    def filter(self, message: Message) -> bool:
        """Tell whether `message` may be answered."""
        return is_from_person(message)


FROM_PERSON = filters.UpdateType.MESSAGE & FromPerson()
"""Neither edits nor channel posts, whoever wrote them."""
EDITED_BY_PERSON = filters.UpdateType.EDITED_MESSAGE & FromPerson()
"""Messages that people have changed."""


def question_in(message: Message, bot: User) -> str | None:
    """Return what a message asks the bot, its @mention left out and "" if nothing is left; None if it is not addressed.

    A command addresses whom it names, so it never is a question; behind a mention /ask is no part of one.
    """
    text = _text_of(message)
    if not text or not is_from_person(message) or starting_command(message):
        return None
    mentions = _mentions(message, bot)
    if message.chat.type == ChatType.PRIVATE or mentions or _replies_to(message, bot):
        asking = [each for each in _commands(message) if mentions and _names(text, each, "ask", bot)]
        return without_marks(_without(text, [*mentions, *asking]))
    return None


def question_replied_to(message: Message, bot: User) -> tuple[Message, str] | None:
    """Return the message to answer and what it asks, where a message without a question points at another person's.

    Where it quotes some words, these alone; words quoted from another chat are answered beside the message itself. What
    a channel posts in its group may be pointed at too. None if it points at nothing that can be asked: a bot's words,
    what opened a topic, a picture without caption.
    """
    replied, quoted = message.reply_to_message, without_marks(message.quote.text if message.quote else "")
    if message.external_reply and quoted:
        return message, quoted
    if replied is None or replied.forum_topic_created or not (is_from_person(replied) or _is_post(replied)):
        return None
    command = starting_command(replied)
    asked = after_command(replied) if command else without_marks(_without(_text_of(replied), _mentions(replied, bot)))
    asked = quoted or asked
    return (replied, asked) if asked else None


def _is_post(message: Message) -> bool:
    return message.chat.type in _GROUPS and bool(message.is_automatic_forward)


def words_replied_to(message: Message) -> str | None:
    """Return another person's words that a message answers or quotes, if they are few enough to be followed up."""
    replied = message.reply_to_message
    said = _text_of(replied) if replied and is_from_person(replied) else ""
    words = " ".join((message.quote.text if message.quote else said).split())
    return words if 0 < len(words) <= _MOST_QUOTED else None


def asked_by_command(message: Message, bot: User) -> str | None:
    """Return the question behind /ask, "" if there is none; None if the message is no /ask to this bot."""
    return after_command(message) if is_from_person(message) and begins_with(message, "ask", bot) else None


def after_command(message: Message) -> str:
    """Return the text behind a message's command."""
    text, command = _text_of(message).encode("utf-16-le"), starting_command(message)
    return without_marks(text[2 * (command.offset + command.length) if command else 0 :].decode("utf-16-le"))


def command_in(message: Message) -> str:
    """Return the command that a message or caption begins with, as it is written; "" if there is none."""
    command = starting_command(message)
    return _cut(_text_of(message), command) if command else ""


def written_command(message: Message, bot: User) -> str | None:
    """Return the name of the command that a message or caption begins with for this bot; None if it does with none."""
    name, at, whose = command_in(message).lower().removeprefix("/").partition("@")
    return name if name and (not at or whose == f"{bot.username}".lower()) else None


def begins_with(message: Message, name: str, bot: User) -> bool:
    """Tell whether a message or caption begins with the command of a name, and with it for this bot."""
    return written_command(message, bot) == name


def starting_command(message: Message) -> MessageEntity | None:
    """Return the command that a message or caption begins with; marks, spaces and other signs may stand before it."""
    text, first = _text_of(message), next(iter(_commands(message)), None)
    before = text.encode("utf-16-le")[: 2 * first.offset].decode("utf-16-le") if first else ""
    return None if any(sign.isalnum() for sign in before) else first


def without_marks(text: str) -> str:
    """Return a text without the spaces and the marks that nobody sees around it: copied from the bot it has some."""
    kept = [place for place, sign in enumerate(text) if not sign.isspace() and unicodedata.category(sign) != "Cf"]
    return text[kept[0] : kept[-1] + 1] if kept else ""


def _text_of(message: Message) -> str:
    return message.text or message.caption or ""


def _entities(message: Message) -> tuple[MessageEntity, ...]:
    return tuple(message.entities or message.caption_entities)


def _commands(message: Message) -> list[MessageEntity]:
    return [each for each in _entities(message) if each.type == MessageEntity.BOT_COMMAND]


def _names(text: str, command: MessageEntity, name: str, bot: User) -> bool:
    return _cut(text, command).lower() in {f"/{name}", f"/{name}@{bot.username}".lower()}


def _mentions(message: Message, bot: User) -> list[MessageEntity]:
    text = _text_of(message)
    name = f"@{bot.username}".lower()
    return [
        entity
        for entity in _entities(message)
        if (entity.type == MessageEntity.MENTION and _cut(text, entity).lower() == name)
        or (entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == bot.id)
    ]


def _replies_to(message: Message, bot: User) -> bool:
    # In a topic every message "replies" to the one that opened it, and the bot may have opened it.
    replied = message.reply_to_message
    return (
        replied is not None
        and replied.forum_topic_created is None
        and replied.from_user is not None
        and replied.from_user.id == bot.id
    )


def _cut(text: str, entity: MessageEntity) -> str:
    return text.encode("utf-16-le")[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


def _without(text: str, entities: list[MessageEntity]) -> str:
    """Return `text` with a space for each entity; their places count UTF-16 units."""
    units = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda entity: -entity.offset):
        start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
        units = units[:start] + " ".encode("utf-16-le") + units[end:]
    return units.decode("utf-16-le")

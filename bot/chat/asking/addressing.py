"""Decides whether a message is meant for the bot, and what it asks. Pure: reads messages, sends nothing."""

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType
from telegram.ext import filters

# People who write without their name: https://core.telegram.org/bots/api#message, `sender_chat`.
_ANONYMOUS_ADMIN = 1087968824  # GroupAnonymousBot
_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}


def is_from_person(message: Message) -> bool:
    """Tell whether somebody wrote this by hand, in a private chat or a group; no bot, channel or inline result did."""
    author = message.from_user
    return (
        message.chat.type in {ChatType.PRIVATE, *_GROUPS}
        and author is not None
        and (not author.is_bot or author.id == _ANONYMOUS_ADMIN)
        and message.via_bot is None
        and not message.is_automatic_forward
    )


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

    A command addresses whom it names, so it never is a question.
    """
    text = message.text or message.caption
    if text is None or not is_from_person(message) or _starts_with_command(message):
        return None
    mentions = _mentions(message, bot)
    if message.chat.type == ChatType.PRIVATE or mentions or _replies_to(message, bot):
        return _without(text, mentions).strip()
    return None


def question_replied_to(message: Message, bot: User) -> tuple[Message, str] | None:
    """Return the message of another person that a message without a question of its own points at, and what it asks.

    None if it points at nothing that can be asked: a bot's words, what opened a topic, a picture without caption.
    """
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created or not is_from_person(replied):
        return None
    text = replied.text or replied.caption or ""
    question = _without(text, [*_starting_commands(replied), *_mentions(replied, bot)]).strip()
    return (replied, question) if question else None


def asked_by_command(message: Message, bot: User) -> str | None:
    """Return the question behind /ask, "" if there is none; None if the message is no /ask to this bot."""
    text = message.text or message.caption or ""
    named = {"/ask", f"/ask@{bot.username}".lower()}
    commands = _starting_commands(message) if is_from_person(message) else []
    return after_command(message) if any(_cut(text, each).lower() in named for each in commands) else None


def after_command(message: Message) -> str:
    """Return the text behind a message's command."""
    text = message.text or message.caption or ""
    return _without(text, _starting_commands(message)).strip()


def _entities(message: Message) -> tuple[MessageEntity, ...]:
    return tuple(message.entities or message.caption_entities)


def _starting_commands(message: Message) -> list[MessageEntity]:
    return [e for e in _entities(message) if e.type == MessageEntity.BOT_COMMAND and e.offset == 0]


def _starts_with_command(message: Message) -> bool:
    return bool(_starting_commands(message))


def _mentions(message: Message, bot: User) -> list[MessageEntity]:
    text = message.text or message.caption or ""
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

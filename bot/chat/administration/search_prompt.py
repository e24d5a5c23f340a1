"""Asks an editor for words to search with. The question is in a link of the prompt: the reply brings it back."""

import re

from telegram import ForceReply, Message
from telegram.constants import MessageEntityType
from telegram.ext.filters import MessageFilter

from bot.chat.writing.answer_messages import line
from bot.chat.writing.bidi import isolate
from bot.chat.writing.excerpts import opening
from bot.chat.writing.html import Markup, join, link, plain
from bot.store import AskedInVain, Reference, Where
from bot.text.languages import Language

REFERENCE = rf"(?P<where>{'|'.join(Where)})(?P<id>\d{{1,18}})"
_PAYLOAD = re.compile(rf"https://t\.me/\w+\?start=t-{REFERENCE}", re.ASCII)
_MOST = 200  # characters of a question that is repeated
FORCED = ForceReply(selective=True)


def search_prompt(sentence: str, asked: AskedInVain, username: str, language: Language) -> Markup:
    """Return the prompt: a sentence, and below it the question."""
    question = link(isolate(opening(asked.text, _MOST)), f"https://t.me/{username}?start=t-{asked.reference}")
    return join("\n", [line(plain(sentence), language), line(question, language)])


def question_of_prompt(message: Message) -> Reference | None:
    """Return the question that a prompt of the bot is about; None if the message is none."""
    author = message.from_user
    if author is None or author.id != message.get_bot().id:
        return None
    links = (each.url or "" for each in message.entities if each.type == MessageEntityType.TEXT_LINK)
    found = next(filter(None, map(_PAYLOAD.fullmatch, links)), None)
    return reference_in(found) if found else None


def reference_in(found: re.Match[str]) -> Reference:
    """Return what a match of `REFERENCE` names."""
    return Reference(Where(found["where"]), int(found["id"]))


class AnswersSearchPrompt(MessageFilter):
    """Lets pass what replies to a prompt."""

    def filter(self, message: Message) -> bool:
        """Tell whether a message passes."""
        replied = message.reply_to_message
        return bool(message.text and replied and question_of_prompt(replied))

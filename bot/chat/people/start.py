"""Answers /start: with the welcome, or in private with what the link behind it leads to."""

from dataclasses import dataclass

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat.asking.addressing import after_command
from bot.chat.asking.inline_queries import START_PARAMETER
from bot.chat.asking.question_handlers import Questions
from bot.chat.context import BotContext, is_private
from bot.chat.pages.document_reader import DocumentReader
from bot.chat.people.help import Help
from bot.chat.writing.answer_messages import line
from bot.chat.writing.deep_links import QuestionLink, SourceLink, read_payload
from bot.chat.writing.html import plain
from bot.chat.writing.replies import reply


@dataclass(frozen=True)
class Start:
    """The handler of /start; leaves to each what is theirs."""

    _bot_context: BotContext
    _welcome: Help
    _questions: Questions
    _reader: DocumentReader

    async def on_start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Open what a payload names; welcome whoever brings none or one that leads nowhere."""
        message = update.effective_message
        if message is None:
            return
        payload = after_command(message) if is_private(message) else ""
        if payload == START_PARAMETER:  # the button above inline results: it leads here, no further
            payload = ""
        if payload and await self._opened(message, payload):
            return
        if payload:
            language = self._bot_context.language_for(message.from_user)
            await reply(message, line(plain(self._bot_context.sentences[language].card.link_unknown), language))
        await self._welcome.on_start(update, context)

    async def _opened(self, message: Message, payload: str) -> bool:
        target = read_payload(payload, self._bot_context.engine.corpus)
        if target is None:
            return False
        if isinstance(target, QuestionLink):
            await self._questions.answer(message, target.text, message)
        elif isinstance(target, SourceLink):
            await self._reader.open_document(message, target.document, target.cited)
        else:
            await self._reader.open_passage(message, target)
        return True

"""Turns answers into cards: messages whose buttons are kept, so that they work on after a restart."""

import logging
from datetime import UTC, datetime

from telegram import InlineKeyboardMarkup, Message

from bot.answering.answers import Answer
from bot.chat.cards.card_keyboard import Place, card_buttons
from bot.chat.context import BotContext, is_private
from bot.chat.writing.answer_messages import answer_message
from bot.chat.writing.edits import MessageEditor
from bot.store import Card, StoreError

_log = logging.getLogger(__name__)


class Cards:
    """The answers in the chats of a bot_context."""

    def __init__(self, bot_context: BotContext) -> None:
        """Recompute with the engine of `bot_context` what a button shows."""
        self._bot_context = bot_context
        self.editor = MessageEditor()

    async def open(self, message: Message, answer: Answer, previous: tuple[str, ...]) -> int | None:
        """Keep the answer to `message` before it is sent, so that its buttons can name it; None if it cannot be."""
        try:
            return await self._bot_context.store.cards.add(self.card(message, answer, previous))
        except StoreError:
            _log.exception("The answer could not be kept; it goes without buttons")
            return None

    def card(self, message: Message, answer: Answer, previous: tuple[str, ...]) -> Card:
        """Return what is kept of the answer to `message`."""
        author = message.from_user
        return Card(
            chat=message.chat.id,
            message=None,
            question_message=message.message_id,
            asker=author.id if author else 0,
            question=answer.question,
            previous=previous[-1] if previous else None,
            language=answer.language,
            fingerprint=self._bot_context.engine.corpus.fingerprint,
            asked_at=datetime.now(UTC),
        )

    def buttons(self, number: int, answer: Answer, message: Message) -> InlineKeyboardMarkup:
        """Return the buttons of a card in the chat of `message`."""
        place = Place(message.get_bot().username, is_private(message))
        phrases, has_related = (
            self._bot_context.sentences[answer.language],
            bool(self._bot_context.engine.related(answer)),
        )
        return card_buttons(number, answer, phrases, place, has_related=has_related)

    async def sent(self, number: int, message: Message, answer: Answer) -> None:
        """Keep which `message` a card was sent as; if that cannot be kept, its buttons say that it is gone."""
        said = answer_message(answer, self._bot_context.sentences[answer.language])
        self.editor.note(message, said, self.buttons(number, answer, message))
        try:
            await self._bot_context.store.cards.sent(number, message.message_id)
        except StoreError:
            _log.exception("Which message the answer is could not be kept")

    async def show_changed(self, message: Message, answer: Answer, number: int, standing: int) -> Message:
        """Let the message `standing` in the chat of `message`, which was changed, say its new answer; return it."""
        shown = Message(standing, message.date, message.chat)
        shown.set_bot(message.get_bot())
        said = answer_message(answer, self._bot_context.sentences[answer.language])
        await self.editor.show(shown, said, self.buttons(number, answer, message))
        return shown

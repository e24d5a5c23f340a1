"""Makes cards of answers: keeps what their buttons need, changes them with the question."""

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


class AnswerCards:
    """The answers in the chats of one bot."""

    def __init__(self, bot_context: BotContext) -> None:
        """Recompute with the engine of `bot_context` what a button shows."""
        self._bot_context = bot_context
        self.editor = MessageEditor()

    async def keep(self, message: Message, answer: Answer, previous: tuple[str, ...]) -> int | None:
        """Keep the answer to `message` before it is sent, so that its buttons can name it; None if it cannot be."""
        try:
            return await self._bot_context.store.cards.add(self.make_card(message, answer, previous))
        except StoreError:
            _log.exception("The answer could not be kept; it goes without buttons")
            return None

    def make_card(self, message: Message, answer: Answer, previous: tuple[str, ...]) -> Card:
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

    def buttons(self, card_id: int, answer: Answer, message: Message) -> InlineKeyboardMarkup:
        """Return the buttons of a card in the chat of `message`."""
        place = Place(message.get_bot().username, is_private(message))
        phrases = self._bot_context.sentences[answer.language]
        has_related = bool(self._bot_context.engine.related(answer))
        return card_buttons(card_id, answer, phrases, place, has_related=has_related)

    async def mark_sent(self, card_id: int, message: Message, answer: Answer) -> None:
        """Keep which `message` a card was sent as; if that cannot be kept, its buttons say that it is gone."""
        piece = answer_message(answer, self._bot_context.sentences[answer.language])
        self.editor.note(message, piece, self.buttons(card_id, answer, message))
        try:
            await self._bot_context.store.cards.mark_sent(card_id, message.message_id)
        except StoreError:
            _log.exception("Which message the answer is could not be kept")

    async def show_changed(self, message: Message, answer: Answer, card_id: int, sent_as: int) -> Message:
        """Let the answer to `message`, which was changed, say the new one; return it. `sent_as` is its message id."""
        shown = Message(sent_as, message.date, message.chat)
        shown.set_bot(message.get_bot())
        piece = answer_message(answer, self._bot_context.sentences[answer.language])
        await self.editor.show(shown, piece, self.buttons(card_id, answer, message))
        return shown

"""Answers questions: what is written to the bot, and /ask."""

import logging
from datetime import UTC, datetime

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat.addressing import after_command, asked_by_command, question_in
from bot.chat.cards import Cards
from bot.chat.direction import isolate
from bot.chat.markup import plain
from bot.chat.memory import Memory
from bot.chat.messages import answer_message, line
from bot.chat.office import Office, is_private
from bot.chat.presses import show
from bot.chat.replies import reply
from bot.desk import Reply
from bot.store import KEPT_FOR, Card, Entry, StoreError

_log = logging.getLogger(__name__)


class Questions:
    """The handlers of questions."""

    def __init__(self, office: Office, cards: Cards) -> None:
        """Answer at the desk of `office`, with `cards`."""
        self._office = office
        self._cards = cards
        self._memory = Memory()

    async def on_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a text or caption that is meant for the bot; pass over any other in silence."""
        message = update.effective_message
        question = question_in(message, context.bot.bot) if message else None
        if message is None or question is None:
            return
        if question:
            await self.answer(message, question)
        elif not is_private(message):
            await self._hint(message, self._office.phrases_for(message.from_user).chat.mention_usage)

    async def on_ask(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the question behind /ask."""
        message = update.effective_message
        if message is None:
            return
        question = after_command(message)
        if question:
            await self.answer(message, question)
            return
        words = self._office.phrases_for(message.from_user).chat
        await self._hint(message, words.ask_usage.format(example=isolate(f"/ask {words.example}")))

    async def on_something_else(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that only text is read; for private chats."""
        if message := update.effective_message:
            await self._hint(message, self._office.phrases_for(message.from_user).chat.only_text)

    async def _hint(self, message: Message, sentence: str) -> None:
        await reply(message, line(plain(sentence), self._office.language_for(message.from_user)))

    async def answer(self, message: Message, question: str) -> None:
        """Answer a question with a card, or a courtesy with a line."""
        before = self._memory.before(message)
        answered = self._ask(message, question, before)
        answer = answered.answer
        words = self._office.sentences[answer.language]
        if answer.courtesy:  # nothing was asked
            await reply(message, answer_message(answer, words))
            return
        number = await self._cards.open(message, answer, before)
        buttons = self._cards.buttons(number, answer, message) if number else None
        sent = await reply(message, answer_message(answer, words), buttons)
        self._memory.remember(message, question, sent)
        # Recorded after the reply: a full disk must not cost the reader the answer.
        try:
            if number:
                await self._office.store.cards.sent(number, sent.message_id)
            await self._record(message, answered)
        except StoreError:
            _log.exception("The question could not be recorded")

    async def on_edited(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Change the answer to a question that was changed; answer what has become a question only now."""
        message = update.edited_message
        if message is None or datetime.now(UTC) - message.date > KEPT_FOR:  # whether it was answered is forgotten
            return
        question = question_in(message, context.bot.bot) or asked_by_command(message, context.bot.bot)
        if not question:
            return
        try:
            found = await self._office.store.cards.answering(message.chat.id, message.message_id)
            if found is None:
                await self._answer_late(message, question)
            elif found[1].question != question:
                await self._answer_anew(message, question, *found)
        except StoreError:  # rather no answer than two
            _log.exception("Whether a changed question was answered could not be looked up")

    async def _answer_late(self, message: Message, question: str) -> None:
        if not self._ask(message, question, ()).answer.courtesy:  # one had its line already, and is not kept
            await self.answer(message, question)

    async def _answer_anew(self, message: Message, question: str, number: int, old: Card) -> None:
        previous = (old.previous,) if old.previous else ()
        answered = self._ask(message, question, previous)
        answer = answered.answer
        if answer.courtesy or old.message is None:
            return
        await self._office.store.cards.change(number, self._cards.card(message, answer, previous))
        standing = Message(old.message, message.date, message.chat)
        standing.set_bot(message.get_bot())
        buttons = self._cards.buttons(number, answer, message)
        shown = await show(standing, answer_message(answer, self._office.sentences[answer.language]), buttons)
        self._memory.remember(message, question, shown)
        await self._record(message, answered)

    def _ask(self, message: Message, question: str, before: tuple[str, ...]) -> Reply:
        return self._office.desk.ask(question, before, self._office.spoken_by(message.from_user))

    async def _record(self, message: Message, answered: Reply) -> None:
        entry = Entry(datetime.now(UTC), message.chat.type, answered.answer, answered.took_ms)
        await self._office.store.journal.record(entry)

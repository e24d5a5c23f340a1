"""Makes cards of answers: keeps what their buttons need, changes them with the question."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from telegram import Message, User

from bot.answering.answers import Answer
from bot.chat.cards.card_answers import CardAnswer
from bot.chat.cards.card_keyboard import CARD_CALLBACK, Place, ShownCard, card_buttons
from bot.chat.context import BotContext, is_private
from bot.chat.writing.answer_messages import CardShape, answer_message
from bot.chat.writing.credits import first_address
from bot.chat.writing.edits import MessageEditor
from bot.chat.writing.replies import Content
from bot.store import Card, Pseudonym, StoreError


class Asked(Protocol):
    """A question and who wrote it."""

    @property
    def question(self) -> str:
        """Its text."""

    @property
    def author(self) -> User | None:
        """Whose words it is in."""


class AnswerCards:
    """The answers in the chats of one bot."""

    def __init__(self, bot_context: BotContext) -> None:
        """Recompute with the engine of `bot_context` what a button shows."""
        self._bot_context = bot_context
        self.editor = MessageEditor()

    def keep(self, message: Message, asked: Message, answer: Answer, before: Sequence[Asked]) -> int:
        """Keep the answer to `message` before it is sent, so that its buttons can name it, and return its id.

        `asked` holds the question, and `before` is what it follows up.
        """
        card = Card(
            chat=self._bot_context.store.pseudonym(message.chat.id),
            message=None,
            question_message=message.message_id,
            asker=self._pseudonym(message.from_user),
            question=answer.question,
            author=self._pseudonym(asked.from_user),
            previous="\n".join(each.question for each in before) or None,
            previous_authors=tuple(self._pseudonym(each.author) for each in before),
            language=answer.language,
            fingerprint=self._bot_context.engine.corpus.fingerprint,
            asked_at=datetime.now(UTC),
        )
        return self._bot_context.store.cards.add(card)

    def change(self, card_id: int, old: Card, message: Message, answer: Answer) -> None:
        """Keep the answer to `message`, which was changed, in the place of its old one."""
        changed = replace(
            old,
            question=answer.question,
            author=self._pseudonym(message.from_user),
            language=answer.language,
            fingerprint=self._bot_context.engine.corpus.fingerprint,
        )
        self._bot_context.store.cards.change(card_id, changed)

    def shown(self, card_id: int, found: CardAnswer, message: Message) -> ShownCard:
        """Return a card as it is shown first in the chat of `message`."""
        bot, answer = message.get_bot(), found.answer
        place = Place(bot.username, is_private(message), bool(bot.bot.supports_inline_queries))
        return ShownCard(
            card_id,
            answer,
            found.related,
            found.examples,
            self._bot_context.reader(answer.language),
            place,
            has_more=found.has_more,
            as_of=self._bot_context.engine.as_of if answer.answered and answer.asks_now else None,
            has_preview=self._bot_context.store.groups.settings_of(message.chat.id).preview,
            stands_alone=found.stands_alone,
        )

    async def as_it_is(self, card: ShownCard, person: int) -> ShownCard:
        """Return a card with what people have pressed under it meanwhile, as a person sees it, by their user id."""
        store = self._bot_context.store
        try:
            ratings = await store.cards.ratings(card.id)
            is_waited_for = card.place.is_private and await store.waiting.waits(person, card.answer.question)
        except StoreError as error:  # the answer can be read without
            store.tell(error)
            return card
        return replace(card, ratings=ratings, is_waited_for=is_waited_for)

    def mark_sent(self, card_id: int, message: Message, content: Content) -> None:
        """Keep which `message` a card was sent as."""
        self.editor.note(message, *content)
        cards, known_as = self._bot_context.store.cards, _card_of(message)
        if known_as and known_as != card_id:  # it was sent before a crash, and is handled anew
            cards.rename(card_id, known_as)
        cards.mark_sent(known_as or card_id, message.message_id)

    async def find_under(self, message: Message, card_id: int, data: str) -> Card | None:
        """Return the card that was sent as `message`, which has a button with this `data`; None if it is another's.

        A card whose sending was not confirmed is known by its button to be there after all.
        """
        card = await self._bot_context.store.cards.find(card_id)
        if card is None or card.chat != self._bot_context.store.pseudonym(message.chat.id):
            return None
        if card.message is None and card.question_message is not None and data in _buttons_of(message):
            self._bot_context.store.cards.mark_sent(card_id, message.message_id)
            return replace(card, message=message.message_id)
        return card if card.message == message.message_id else None

    async def show_changed(self, message: Message, card: ShownCard, sent_as: int) -> Message:
        """Let the answer to `message`, which was changed, say the new one; return it. `sent_as` is its message id."""
        shown = Message(sent_as, message.date, message.chat)
        shown.set_bot(message.get_bot())
        await self.editor.show(shown, *card_content(card))
        return shown

    def _pseudonym(self, user: User | None) -> Pseudonym:
        return self._bot_context.store.pseudonym(user.id if user else 0)


def _card_of(message: Message) -> int | None:
    """Return the id by which the buttons of a message name its card; None if they name none."""
    found = (CARD_CALLBACK.fullmatch(data) for data in _buttons_of(message))
    return next((int(data["card"]) for data in found if data), None)


def _buttons_of(message: Message) -> Iterator[str]:
    """Yield the data of the buttons that Telegram shows under a message; who presses can claim any."""
    for row in message.reply_markup.inline_keyboard if message.reply_markup else ():
        yield from (button.callback_data for button in row if isinstance(button.callback_data, str))


def card_content(card: ShownCard) -> Content:
    """Return the text of a card and its buttons."""
    shape = CardShape(further=card.place.is_private, as_of=card.as_of, above_questions=_above_questions(card))
    message = answer_message(card.answer, card.reader, shape)
    first = card.answer.shown[:1] if card.has_preview else ()
    return replace(message, previewed=first_address(first[0], card.reader) if first else ""), card_buttons(card)


def _above_questions(card: ShownCard) -> str:
    """Return the sentence above the questions that a card offers; "" if it offers none."""
    words = card.reader.phrases
    if not card.offered:
        return ""
    if card.answer.asks_more:
        return words.answer.related
    return words.card.did_you_mean if card.related else words.refusal.answered

"""Turns answers into cards, whose buttons show what stands behind them, judge them and remove them."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answers import Answer
from bot.chat.card_buttons import CARD_PRESS, Act, Place, card_buttons, view_buttons
from bot.chat.card_views import context_message, further_pages, in_language
from bot.chat.group_admins import is_group_admin
from bot.chat.markup import Markup
from bot.chat.messages import answer_message
from bot.chat.office import Office, is_private
from bot.chat.presses import Display, message_under, pass_over, toast
from bot.store import Card, StoreError
from bot.text.languages import Language

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Press:
    query: CallbackQuery
    message: Message
    number: int
    card: Card
    act: Act
    language: Language  # to be shown in
    page: int
    toasts: Language  # of the presser


class Cards:
    """The answers in the chats of an office."""

    def __init__(self, office: Office) -> None:
        """Recompute at the desk of `office` what a button shows."""
        self._office = office
        self._display = Display()

    async def open(self, message: Message, answer: Answer, previous: tuple[str, ...]) -> int | None:
        """Keep the answer to `message` before it is sent, so that its buttons can name it; None if it cannot be."""
        try:
            return await self._office.store.cards.add(self.card(message, answer, previous))
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
            fingerprint=self._office.desk.corpus.fingerprint,
            asked_at=datetime.now(UTC),
        )

    def buttons(self, number: int, answer: Answer, message: Message) -> InlineKeyboardMarkup:
        """Return the buttons of a card in the chat of `message`."""
        place = Place(message.get_bot().username, is_private(message))
        return card_buttons(number, answer, self._office.sentences[answer.language], answer.language, place)

    async def sent(self, number: int, message: Message, answer: Answer) -> None:
        """Keep which `message` a card was sent as; StoreError if it cannot be kept."""
        said = answer_message(answer, self._office.sentences[answer.language])
        self._display.note(message, said, self.buttons(number, answer, message))
        await self._office.store.cards.sent(number, message.message_id)

    async def show_changed(self, message: Message, answer: Answer, number: int, standing: int) -> Message:
        """Let the message `standing` in the chat of `message`, which was changed, say its new answer; return it."""
        shown = Message(standing, message.date, message.chat)
        shown.set_bot(message.get_bot())
        said = answer_message(answer, self._office.sentences[answer.language])
        await self._display.show(shown, said, self.buttons(number, answer, message))
        return shown

    async def on_press(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says; whatever is wrong with it, the press is answered."""
        query = update.callback_query
        if query is None:
            return
        toasts = self._office.language_for(query.from_user)
        words = self._office.sentences[toasts]
        try:
            press = await self._read(query, toasts)
            if press is None:
                await toast(query, words.card.gone, toasts)
            else:
                await self._do(press)
        except StoreError:
            _log.exception("A press could not be looked up or kept")
            await toast(query, words.chat.failure, toasts)

    async def _read(self, query: CallbackQuery, toasts: Language) -> _Press | None:
        """Return what is pressed; None unless the button stands under the very message its card was sent as."""
        said, message = CARD_PRESS.fullmatch(query.data or ""), message_under(query)
        if said is None or message is None:
            return None
        number = int(said["card"])
        card = await self._office.store.cards.find(number)
        if card is None or (card.chat, card.message) != (message.chat.id, message.message_id):
            return None
        language, page = Language(said["language"]), int(said["page"])
        return _Press(query, message, number, card, Act(said["act"]), language, page, toasts)

    async def _do(self, press: _Press) -> None:
        words = self._office.sentences[press.toasts].card
        if press.act in {Act.HELPFUL, Act.UNHELPFUL}:
            helpful = press.act is Act.HELPFUL
            await self._office.store.cards.rate(press.number, press.query.from_user.id, helpful=helpful)
            await toast(press.query, words.thanks_helpful if helpful else words.thanks_unhelpful, press.toasts)
        elif press.act is Act.REMOVE:
            await self._remove(press)
        elif press.card.fingerprint != self._office.desk.corpus.fingerprint:
            await toast(press.query, words.stale, press.toasts)
        else:
            await toast(press.query)
            await self._display.show(press.message, *self._view(press))

    async def _remove(self, press: _Press) -> None:
        words = self._office.sentences[press.toasts].card
        if is_private(press.message) or not await _may_remove(press):
            await toast(press.query, words.remove_refused, press.toasts)
            return
        try:
            await press.message.delete()
        except BadRequest as error:
            if "can't be deleted" in error.message:
                await toast(press.query, words.remove_too_late, press.toasts)
                return
            pass_over(error)
        await toast(press.query)

    def _view(self, press: _Press) -> tuple[Markup, InlineKeyboardMarkup]:
        phrases, language = self._office.sentences[press.language], press.language
        previous = (press.card.previous,) if press.card.previous else ()
        answer = self._office.desk.ask(press.card.question, previous, Language(press.card.language)).answer
        answer = self._office.as_wanted_in(press.message.chat, answer)
        pages = further_pages(answer, phrases, language) if press.act is Act.MORE and answer.citations else []
        if pages:
            page = min(max(press.page, 1), len(pages))
            return pages[page - 1], view_buttons(press.number, phrases, language, page, len(pages))
        if press.act is Act.CONTEXT and answer.citations:
            passage = answer.citations[0].passage
            return context_message(passage, phrases, language), view_buttons(press.number, phrases, language)
        shown = in_language(answer, language)
        return answer_message(shown, phrases), self.buttons(press.number, shown, press.message)


async def _may_remove(press: _Press) -> bool:
    person = press.query.from_user
    return person.id == press.card.asker or await is_group_admin(person, press.message.chat)

"""Does what the buttons of a card say: shows what stands behind it, asks on, judges it, removes it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, Update, User
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answering.answers import Answer
from bot.chat.cards.answer_cards import Cards
from bot.chat.cards.card_keyboard import CARD_CALLBACK, Act, related_buttons, view_buttons
from bot.chat.cards.card_views import context_message, further_pages, in_language
from bot.chat.context import BotContext, is_private
from bot.chat.groups.administrators import is_group_admin
from bot.chat.store_failures import apologising
from bot.chat.writing.answer_messages import answer_message
from bot.chat.writing.callback_queries import message_of, toast
from bot.chat.writing.html import Markup
from bot.chat.writing.pagination import page_of
from bot.chat.writing.refusals import ignore_harmless
from bot.store import Card
from bot.text.languages import Language

AskOn = Callable[[Message, User, str], Awaitable[None]]  # under which message, who tapped, which question


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


class CardPresses:
    """The handler of presses on cards."""

    def __init__(self, bot_context: BotContext, cards: Cards, ask: AskOn) -> None:
        """Recompute with the engine of `bot_context` what a button shows; `ask` answers what is asked on."""
        self._bot_context = bot_context
        self._cards = cards
        self._ask = ask

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says; whatever is wrong with it, the press is answered."""
        query = update.callback_query
        if query is None:
            return
        toasts = self._bot_context.language_for(query.from_user)
        async with apologising(query, self._bot_context, "A card could not be looked up or a rating kept"):
            press = await self._read(query, toasts)
            if press is None:
                await toast(query, self._bot_context.sentences[toasts].card.gone, toasts)
            else:
                await self._do(press)

    async def _read(self, query: CallbackQuery, toasts: Language) -> _Press | None:
        """Return what is pressed; None unless the button stands under the very message its card was sent as."""
        said, message = CARD_CALLBACK.fullmatch(query.data or ""), message_of(query)
        if said is None or message is None:
            return None
        number = int(said["card"])
        card = await self._bot_context.store.cards.find(number)
        if card is None or (card.chat, card.message) != (message.chat.id, message.message_id):
            return None
        language, page = Language(said["language"]), int(said["page"])
        return _Press(query, message, number, card, Act(said["act"]), language, page, toasts)

    async def _do(self, press: _Press) -> None:
        words = self._bot_context.sentences[press.toasts].card
        if press.act in {Act.HELPFUL, Act.UNHELPFUL}:
            helpful = press.act is Act.HELPFUL
            await self._bot_context.store.cards.rate(press.number, press.query.from_user.id, helpful=helpful)
            await toast(press.query, words.thanks_helpful if helpful else words.thanks_unhelpful, press.toasts)
        elif press.act is Act.REMOVE:
            await self._remove(press)
        elif press.card.fingerprint != self._bot_context.engine.corpus.fingerprint:
            await toast(press.query, words.stale, press.toasts)
        elif press.act is Act.ASK:
            await self._ask_on(press)
        else:
            await toast(press.query)
            await self._cards.editor.show(press.message, *self._view(press))

    async def _ask_on(self, press: _Press) -> None:
        related = self._bot_context.engine.related(self._answer(press))
        if not 1 <= press.page <= len(related):
            await toast(press.query, self._bot_context.sentences[press.toasts].card.gone, press.toasts)
            return
        await toast(press.query)
        await self._ask(press.message, press.query.from_user, related[press.page - 1])

    async def _remove(self, press: _Press) -> None:
        words = self._bot_context.sentences[press.toasts].card
        if is_private(press.message) or not await _may_remove(press):
            await toast(press.query, words.remove_refused, press.toasts)
            return
        try:
            await press.message.delete()
        except BadRequest as error:
            if "can't be deleted" in error.message:
                await toast(press.query, words.remove_too_late, press.toasts)
                return
            ignore_harmless(error)
        await toast(press.query)

    def _answer(self, press: _Press) -> Answer:
        """Return the answer of a card anew, in the language it is to be shown in."""
        card = press.card
        answer = self._bot_context.engine.ask(card.question, card.previous_questions, Language(card.language)).answer
        return in_language(self._bot_context.as_wanted_in(press.message.chat, answer), press.language)

    def _view(self, press: _Press) -> tuple[Markup, InlineKeyboardMarkup]:
        phrases, language = self._bot_context.sentences[press.language], press.language
        answer = self._answer(press)
        if press.act is Act.MORE and (pages := further_pages(answer, phrases, language) if answer.citations else []):
            page = page_of(pages, press.page)
            return page.items[0], view_buttons(press.number, phrases, language, page)
        if press.act is Act.CONTEXT and answer.citations:
            passage = answer.citations[0].passage
            return context_message(passage, phrases, language), view_buttons(press.number, phrases, language)
        related = self._bot_context.engine.related(answer) if press.act is Act.RELATED else ()
        buttons = (
            related_buttons(press.number, related, phrases, language)
            if related
            else self._cards.buttons(press.number, answer, press.message)
        )
        return answer_message(answer, phrases), buttons


async def _may_remove(press: _Press) -> bool:
    person = press.query.from_user
    return person.id == press.card.asker or await is_group_admin(person, press.message.chat)

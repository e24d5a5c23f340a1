"""Does what the buttons of a card say: shows what stands behind it, asks a related question, rates it, removes it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import CallbackQuery, Message, Update, User
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answering.answers import Answer
from bot.chat.cards.answer_cards import AnswerCards
from bot.chat.cards.card_keyboard import CARD_CALLBACK, Action, related_buttons, view_buttons
from bot.chat.cards.card_views import context_message, further_pages, in_language
from bot.chat.context import BotContext, is_private
from bot.chat.groups.administrators import is_group_admin
from bot.chat.store_failures import apologising
from bot.chat.writing.answer_messages import answer_message
from bot.chat.writing.callback_queries import message_of, toast
from bot.chat.writing.pagination import page_of
from bot.chat.writing.refusals import ignore_harmless
from bot.chat.writing.replies import Content
from bot.locale import CardPhrases
from bot.store import Card
from bot.text.languages import Language

AskRelated = Callable[[Message, User, str], Awaitable[None]]  # under which message, who pressed, which question


@dataclass(frozen=True)
class _CardCallback:
    query: CallbackQuery
    message: Message
    card_id: int
    card: Card
    action: Action
    language: Language  # to be shown in
    page: int
    toast_language: Language  # of whoever pressed

    async def toast(self, sentence: str = "") -> None:
        """Answer the callback query."""
        await toast(self.query, sentence, self.toast_language)


class CardCallbacks:
    """The handler of the buttons of cards."""

    def __init__(self, bot_context: BotContext, cards: AnswerCards, ask_related: AskRelated) -> None:
        """Recompute with the engine of `bot_context` what a button shows; `ask_related` answers a related question."""
        self._bot_context = bot_context
        self._cards = cards
        self._ask_related = ask_related

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says; whatever is wrong with it, the callback query is answered."""
        query = update.callback_query
        if query is None:
            return
        toast_language = self._bot_context.language_for(query.from_user)
        async with apologising(query, self._bot_context, "A card could not be looked up or a rating kept"):
            callback = await self._read(query, toast_language)
            if callback is None:
                await toast(query, self._bot_context.sentences[toast_language].card.gone, toast_language)
            else:
                await self._do(callback)

    async def _read(self, query: CallbackQuery, toast_language: Language) -> _CardCallback | None:
        """Return what a button asks for; None unless it stands under the very message its card was sent as."""
        data, message = CARD_CALLBACK.fullmatch(query.data or ""), message_of(query)
        if data is None or message is None:
            return None
        card_id = int(data["card"])
        card = await self._bot_context.store.cards.find(card_id)
        if card is None or (card.chat, card.message) != (message.chat.id, message.message_id):
            return None
        language, page = Language(data["language"]), int(data["page"])
        return _CardCallback(query, message, card_id, card, Action(data["action"]), language, page, toast_language)

    async def _do(self, callback: _CardCallback) -> None:
        words = self._bot_context.sentences[callback.toast_language].card
        if callback.action in {Action.HELPFUL, Action.UNHELPFUL}:
            helpful = callback.action is Action.HELPFUL
            await self._bot_context.store.cards.rate(callback.card_id, callback.query.from_user.id, helpful=helpful)
            await callback.toast(words.thanks_helpful if helpful else words.thanks_unhelpful)
        elif callback.action is Action.REMOVE:
            await _remove(callback, words)
        elif callback.card.fingerprint != self._bot_context.engine.corpus.fingerprint:
            await callback.toast(words.stale)
        elif callback.action is Action.ASK:
            await self._ask(callback, words)
        else:
            await callback.toast()
            await self._cards.editor.show(callback.message, *self._view(callback))

    async def _ask(self, callback: _CardCallback, words: CardPhrases) -> None:
        related = self._bot_context.engine.related(self._answer(callback))
        if not 1 <= callback.page <= len(related):
            await callback.toast(words.gone)
            return
        await callback.toast()
        await self._ask_related(callback.message, callback.query.from_user, related[callback.page - 1])

    def _answer(self, callback: _CardCallback) -> Answer:
        """Return the answer of a card anew, in the language it is to be shown in."""
        card = callback.card
        answer = self._bot_context.engine.ask(card.question, card.previous_questions, Language(card.language)).answer
        return in_language(self._bot_context.shortened_for(callback.message.chat, answer), callback.language)

    def _view(self, callback: _CardCallback) -> Content:
        """Return what a button shows in place of what its message says; the answer if there is nothing behind it."""
        card_id, language = callback.card_id, callback.language
        phrases, answer = self._bot_context.sentences[language], self._answer(callback)
        is_more = callback.action is Action.MORE and answer.shown
        if is_more and (pages := further_pages(answer, phrases, language)):
            page = page_of(pages, callback.page)
            return page.items[0], view_buttons(card_id, phrases, language, page)
        if callback.action is Action.CONTEXT and answer.shown:
            passage = answer.shown[0].passage
            return context_message(passage, phrases, language), view_buttons(card_id, phrases, language)
        if callback.action is Action.RELATED and (related := self._bot_context.engine.related(answer)):
            return answer_message(answer, phrases), related_buttons(card_id, related, phrases, language)
        return answer_message(answer, phrases), self._cards.buttons(card_id, answer, callback.message)


async def _remove(callback: _CardCallback, words: CardPhrases) -> None:
    if is_private(callback.message) or not await _may_remove(callback):
        await callback.toast(words.remove_refused)
        return
    try:
        await callback.message.delete()
    except BadRequest as error:
        if "can't be deleted" in error.message:
            await callback.toast(words.remove_too_late)
            return
        ignore_harmless(error)
    await callback.toast()


async def _may_remove(callback: _CardCallback) -> bool:
    person = callback.query.from_user
    return person.id == callback.card.asker or await is_group_admin(person, callback.message.chat)

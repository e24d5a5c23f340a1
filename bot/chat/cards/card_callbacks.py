"""Does what the buttons of a card say: shows what is behind it, asks a question, rates it, waits for it, removes it."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from telegram import CallbackQuery, Message, Update, User
from telegram.error import BadRequest, ChatMigrated
from telegram.ext import ContextTypes

from bot.chat.cards.answer_cards import AnswerCards, card_content
from bot.chat.cards.card_answers import CardAnswer, find_card_answer
from bot.chat.cards.card_keyboard import (
    CARD_CALLBACK,
    Action,
    ShownCard,
    citation_buttons,
    more_buttons,
    rating_texts,
    telling_text,
)
from bot.chat.cards.card_views import MOST_FURTHER, citation_message, further_pages
from bot.chat.context import BotContext, is_private
from bot.chat.groups.administrators import is_group_admin
from bot.chat.sending import UnconfirmedError
from bot.chat.store_failures import apologising
from bot.chat.writing.callback_queries import message_of, toast
from bot.chat.writing.pagination import page_of
from bot.chat.writing.refusals import ignore_harmless
from bot.chat.writing.replies import Content
from bot.locale import CardPhrases
from bot.store import Card, WaitingPerson
from bot.text.languages import Language

_log = logging.getLogger(__name__)
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
        async with apologising(query, self._bot_context):
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
        card = await self._cards.find_under(message, card_id, data.string)
        if card is None:
            return None
        language, page = Language(data["language"]), int(data["page"])
        return _CardCallback(query, message, card_id, card, Action(data["action"]), language, page, toast_language)

    async def _do(self, callback: _CardCallback) -> None:
        words = self._bot_context.sentences[callback.toast_language].card
        if callback.action in {Action.HELPFUL, Action.UNHELPFUL}:
            await self._rate(callback, helpful=callback.action is Action.HELPFUL)
        elif callback.action is Action.TELL:
            await self._wait_or_not(callback)
        elif callback.action is Action.REMOVE:
            await self._remove(callback, words)
        elif callback.card.fingerprint != self._bot_context.engine.corpus.fingerprint:
            await callback.toast(words.stale)
        elif callback.action is Action.ASK:
            await self._ask(callback, words)
        else:
            await callback.toast()
            await self._cards.editor.show(callback.message, *await self._view(callback))

    async def _rate(self, callback: _CardCallback, *, helpful: bool) -> None:
        words, cards = self._bot_context.sentences[callback.toast_language].card, self._bot_context.store.cards
        await cards.rate(callback.card_id, callback.query.from_user.id, helpful=helpful)
        await callback.toast(words.thanks_helpful if helpful else words.thanks_unhelpful)
        ratings, reader = await cards.ratings(callback.card_id), self._bot_context.reader(callback.language)
        texts = rating_texts(reader, ratings, is_private=is_private(callback.message))
        await self._rename(callback, {Action.HELPFUL: texts[0], Action.UNHELPFUL: texts[1]})

    async def _wait_or_not(self, callback: _CardCallback) -> None:
        """Keep that the person waits for an answer, or no more."""
        words, waiting = self._bot_context.sentences[callback.toast_language].refusal, self._bot_context.store.waiting
        card, person = callback.card, callback.query.from_user.id
        if not is_private(callback.message):
            await callback.toast()
            return
        waits = not await waiting.waits(person, card.question)
        if waits:
            language, now = Language(card.language), datetime.now(UTC)
            await waiting.add(WaitingPerson(person, card.question, card.previous, language, now))
        else:
            await waiting.end(person, card.question)
        await callback.toast(words.will_tell if waits else words.will_not_tell)
        text = telling_text(self._bot_context.reader(callback.language), is_waited_for=waits)
        await self._rename(callback, {Action.TELL: text})

    async def _rename(self, callback: _CardCallback, texts: Mapping[Action, str]) -> None:
        """Let the buttons of some actions say something else."""

        def text_for(data: str) -> str | None:
            found = CARD_CALLBACK.fullmatch(data)
            return texts.get(Action(found["action"])) if found else None

        await self._cards.editor.rename_buttons(callback.message, text_for)

    async def _ask(self, callback: _CardCallback, words: CardPhrases) -> None:
        card = self._cards.shown(callback.card_id, await self._answer(callback), callback.message)
        questions = card.questions
        if not 1 <= callback.page <= len(questions):
            await callback.toast(words.gone)
            return
        await callback.toast()
        await self._ask_related(callback.message, callback.query.from_user, questions[callback.page - 1])

    async def _answer(self, callback: _CardCallback) -> CardAnswer:
        """Return the answer of a card anew, in the language it is to be shown in."""
        card = callback.card
        return await self._bot_context.threads.run(
            card.question,
            find_card_answer,
            self._bot_context,
            callback.message.chat,
            card.question,
            card.previous_questions,
            Language(card.language),
            shown_in=callback.language,
            offers_questions=callback.action in {Action.MORE, Action.ASK},
        )

    async def _view(self, callback: _CardCallback) -> Content:
        """Return what a button shows in place of what its message says; the answer if there is nothing behind it."""
        card = self._cards.shown(callback.card_id, await self._answer(callback), callback.message)
        content = None
        if callback.action is Action.MORE and card.answer.shown:
            content = await self._further(card, callback)
        elif callback.action is Action.CITE:
            content = _citation(card, callback.page)
        return content or card_content(await self._cards.as_it_is(card, callback.query.from_user.id))

    async def _further(self, card: ShownCard, callback: _CardCallback) -> Content | None:
        question, previous = callback.card.question, callback.card.previous_questions
        find = self._bot_context.engine.further
        further = await self._bot_context.threads.run(question, find, card.answer, MOST_FURTHER, previous)
        pages = further_pages(further, card.reader)
        if not pages:
            return None
        page = page_of(pages, callback.page)
        return page.items[0], more_buttons(card, page)

    async def _remove(self, callback: _CardCallback, words: CardPhrases) -> None:
        if is_private(callback.message) or not await self._may_remove(callback):
            await callback.toast(words.remove_refused)
            return
        try:
            await callback.message.delete()
        except (ChatMigrated, UnconfirmedError) as error:
            _log.info("An answer could not be removed: %s", error.message)
        except BadRequest as error:
            if "can't be deleted" in error.message:
                await callback.toast(words.remove_too_late)
                return
            ignore_harmless(error)
        await callback.toast()

    async def _may_remove(self, callback: _CardCallback) -> bool:
        person = callback.query.from_user
        is_asker = self._bot_context.store.pseudonym(person.id) == callback.card.asker
        return is_asker or await is_group_admin(person, callback.message.chat)


def _citation(card: ShownCard, number: int) -> Content | None:
    cited = next((each for each in card.answer.shown if each.number == number), None)
    return (citation_message(cited, card.reader), citation_buttons(card, cited)) if cited else None

"""Begins and ends subscriptions: answers /subscribe, /unsubscribe and their buttons."""

import re

from telegram import InlineKeyboardMarkup, Message, Update, User
from telegram.ext import ContextTypes

from bot.chat.context import BotContext, is_private
from bot.chat.store_failures import apologising
from bot.chat.subscriptions.digest import subscription_button
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.callback_queries import show_buttons_instead, show_instead
from bot.chat.writing.replies import reply

SUBSCRIPTION_CALLBACK = re.compile(r"subscription:(?P<wish>begin|end)(?P<where>:here)?")
_HERE = ":here"  # under the sentence that tells whether somebody is subscribed; under a digest nothing stands there


class Subscribing:
    """The handlers of subscriptions."""

    def __init__(self, bot_context: BotContext) -> None:
        """Keep them in the store of `bot_context`."""
        self._bot_context = bot_context

    async def on_subscribe(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Subscribe whoever asks; in groups point to the private chat."""
        await self._answer(update.effective_message, "/subscribe", wanted=True)

    async def on_unsubscribe(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Unsubscribe whoever asks; in groups point to the private chat."""
        await self._answer(update.effective_message, "/unsubscribe", wanted=False)

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says for whoever pressed it, and offer the contrary; a digest's text stays."""
        query = update.callback_query
        if query is None:
            return
        data = SUBSCRIPTION_CALLBACK.fullmatch(query.data or "")
        if data is None or query.message is None or query.message.chat.type != query.message.chat.PRIVATE:
            await query.answer()
            return
        wanted, where = data["wish"] == "begin", data["where"] or ""
        async with apologising(query, self._bot_context):
            sentence = await self._change(query.from_user, wanted=wanted)
            await query.answer(sentence)
            button = self._button(query.from_user, subscribed=wanted, where=where)
            if where:
                await show_instead(query, lines(sentence, self._bot_context.language_for(query.from_user)), button)
            else:
                await show_buttons_instead(query, button)

    async def _answer(self, message: Message | None, command: str, *, wanted: bool) -> None:
        if message is None or message.from_user is None:
            return
        language = self._bot_context.language_for(message.from_user)
        if is_private(message):
            sentence = await self._change(message.from_user, wanted=wanted)
            await reply(
                message, lines(sentence, language), self._button(message.from_user, subscribed=wanted, where=_HERE)
            )
        else:
            sentence = self._bot_context.sentences[language].subscription.in_private.format(command=isolate(command))
            await reply(message, lines(sentence, language))

    async def _change(self, person: User, *, wanted: bool) -> str:
        """Begin or end a person's subscription, and return what to say; StoreError if it cannot be kept."""
        language = self._bot_context.language_for(person)
        words = self._bot_context.sentences[language].subscription
        subscriptions = self._bot_context.store.subscriptions
        if wanted:
            return words.begun if await subscriptions.subscribe(person.id, language) else words.already
        return words.ended if await subscriptions.unsubscribe(person.id) else words.none

    def _button(self, person: User, *, subscribed: bool, where: str) -> InlineKeyboardMarkup:
        language = self._bot_context.language_for(person)
        return subscription_button(self._bot_context.sentences[language], language, subscribed=subscribed, where=where)

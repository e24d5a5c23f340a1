"""Lets people choose the language in which the bot speaks to them: answers /language and its buttons."""

import logging
import re
from collections.abc import Mapping

from telegram import InlineKeyboardMarkup, Message, Update, User
from telegram.ext import ContextTypes

from bot.chat.context import BotContext, is_private
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.buttons import button, turn
from bot.chat.writing.replies import reply
from bot.store import StoreError
from bot.text.languages import Language, language_of_tag

_log = logging.getLogger(__name__)
_AUTOMATIC = "auto"
LANGUAGE_CALLBACK = re.compile(rf"language:(?P<choice>{'|'.join([*Language, _AUTOMATIC])})")
_OWN_NAMES: Mapping[str, str] = {Language.ARABIC: "العربية", Language.ENGLISH: "English"}


class ChatLanguage:
    """The handlers of the choice."""

    def __init__(self, bot_context: BotContext) -> None:
        """Keep choices in the store of `bot_context`."""
        self._bot_context = bot_context

    async def on_language(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer the languages; in groups point to the private chat."""
        message = update.effective_message
        if message is None:
            return
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        words = self._bot_context.sentences[language].spoken
        if is_private(message) and message.from_user:
            await reply(message, lines(words.ask, language), self._buttons(message.from_user))
        else:
            await reply(message, lines(words.in_private, language))

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep what was chosen, by whoever pressed, and say so in that language."""
        query = update.callback_query
        if query is None:
            return
        wanted = LANGUAGE_CALLBACK.fullmatch(query.data or "")
        if wanted is None or not isinstance(query.message, Message) or not is_private(query.message):
            await query.answer()
            return
        chosen = language_of_tag(wanted["choice"])
        try:
            await self._keep(query.from_user, chosen)
        except StoreError:
            _log.exception("A language could not be kept")
            await query.answer(self._bot_context.phrases_for(query.from_user).chat.failure)
            return
        await query.answer()
        language = self._bot_context.language_for(query.from_user)
        words = self._bot_context.sentences[language].spoken
        sentence = words.chosen if chosen else words.chosen_automatic
        await turn(query, lines(sentence, language), self._buttons(query.from_user))

    async def _keep(self, person: User, chosen: Language | None) -> None:
        people = self._bot_context.store.people
        if chosen:
            await people.choose_language(person.id, chosen)
        else:
            await people.forget(person.id)

    def _buttons(self, person: User) -> InlineKeyboardMarkup:
        """Return a button for each choice, the present one ticked."""
        language = self._bot_context.language_for(person)
        words = self._bot_context.sentences[language].spoken
        present = self._bot_context.store.people.language_of(person.id) or _AUTOMATIC
        choices: dict[str, str] = {**_OWN_NAMES, _AUTOMATIC: words.automatic}
        row = [
            button(words.current.format(choice=name) if choice == present else name, f"language:{choice}", language)
            for choice, name in choices.items()
        ]
        return InlineKeyboardMarkup([row])

"""Lets people choose the language in which the bot speaks to them: answers /language and its buttons."""

import re
from collections.abc import Mapping

from telegram import InlineKeyboardMarkup, Message, Update, User
from telegram.ext import ContextTypes

from bot.chat.choice_panel import Choice, choice_keyboard, keep_choice
from bot.chat.context import BotContext, is_private
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.replies import Content, reply
from bot.text.languages import Language, language_of_tag

_AUTOMATIC = "auto"
LANGUAGE_CALLBACK = re.compile(rf"language:(?P<choice>{'|'.join([*Language, _AUTOMATIC])})")
_OWN_NAMES: Mapping[str, str] = {Language.ARABIC: "العربية", Language.ENGLISH: "English"}


class ChatLanguage:
    """The handlers of the choice of a language."""

    def __init__(self, bot_context: BotContext) -> None:
        """Keep choices in the store of `bot_context`."""
        self._bot_context = bot_context

    async def on_language(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer the languages; in groups point to the private chat."""
        message = update.effective_message
        if message is None:
            return
        language, phrases = self._bot_context.voice_for(message)
        words = phrases.chat_language
        if is_private(message) and message.from_user:
            await reply(message, lines(words.ask, language), self._choices(message.from_user))
        else:
            await reply(message, lines(words.in_private, language))

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep what was chosen, for whoever pressed the button, and say so in that language."""
        query = update.callback_query
        if query is None:
            return
        data = LANGUAGE_CALLBACK.fullmatch(query.data or "")
        if data is None or not isinstance(query.message, Message) or not is_private(query.message):
            await query.answer()
            return
        person, chosen = query.from_user, language_of_tag(data["choice"])
        await keep_choice(query, self._bot_context, self._keep(person, chosen), lambda: self._chosen(person, chosen))

    async def _keep(self, person: User, chosen: Language | None) -> None:
        people = self._bot_context.store.people
        if chosen:
            await people.choose_language(person.id, chosen)
        else:
            await people.forget(person.id)

    def _chosen(self, person: User, chosen: Language | None) -> Content:
        """Return that a language was chosen, in that language, and the choices anew."""
        language = self._bot_context.language_for(person)
        words = self._bot_context.sentences[language].chat_language
        return lines(words.chosen if chosen else words.chosen_automatic, language), self._choices(person)

    def _choices(self, person: User) -> InlineKeyboardMarkup | None:
        language = self._bot_context.language_for(person)
        phrases = self._bot_context.sentences[language]
        current = self._bot_context.store.people.language_of(person.id) or _AUTOMATIC
        names: dict[str, str] = {**_OWN_NAMES, _AUTOMATIC: phrases.chat_language.automatic}
        row = [Choice(name, f"language:{value}", value == current) for value, name in names.items()]
        return choice_keyboard([row], phrases, language)

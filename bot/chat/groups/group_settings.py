"""Lets the administrators of a group choose its language, and the length and link previews of answers: /settings."""

import re
from collections.abc import Mapping
from dataclasses import replace

from telegram import Chat, Message, Update, User
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from bot.chat.choice_panel import Choice, choice_keyboard, keep_choice
from bot.chat.context import BotContext, is_private
from bot.chat.groups.administrators import is_by_group_admin, is_group_admin
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.callback_queries import toast
from bot.chat.writing.replies import Content, reply
from bot.store import GroupSettings
from bot.text.languages import Language, language_of_tag

_AUTOMATIC = "auto"
_SHORT, _FULL = "short", "full"
_ON, _OFF = "on", "off"
GROUP_SETTINGS_CALLBACK = re.compile(
    rf"group:(?:language:(?P<language>{'|'.join([*Language, _AUTOMATIC])})"
    rf"|answers:(?P<answers>{_SHORT}|{_FULL})|preview:(?P<preview>{_ON}|{_OFF}))"
)


class GroupSettingsHandlers:
    """The handlers of the settings of groups."""

    def __init__(self, bot_context: BotContext) -> None:
        """Keep choices in the store of `bot_context`."""
        self._bot_context = bot_context

    async def on_settings(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show an administrator of the group the choices; tell everybody else whose they are."""
        message = update.effective_message
        if message is None:
            return
        language, phrases = self._bot_context.voice_for(message)
        if not is_private(message) and await is_by_group_admin(message):
            await reply(message, *self._panel(message.chat, message.from_user))
            return
        sentence = phrases.group.in_private if is_private(message) else phrases.group.admins_only
        await reply(message, lines(sentence, language))

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Keep what an administrator of the group chose; tell anybody else that it is not theirs to choose."""
        query = update.callback_query
        if query is None:
            return
        choice = GROUP_SETTINGS_CALLBACK.fullmatch(query.data or "")
        message = query.message
        if choice is None or not isinstance(message, Message) or message.chat.type == ChatType.PRIVATE:
            await toast(query)
        elif not await is_group_admin(query.from_user, message.chat):
            await toast(query, self._bot_context.phrases_for(query.from_user).group.admins_only)
        else:
            keeping = self._keep(message.chat, choice)
            await keep_choice(query, self._bot_context, keeping, lambda: self._panel(message.chat, query.from_user))

    async def _keep(self, chat: Chat, choice: re.Match[str]) -> None:
        groups = self._bot_context.store.groups
        await groups.change(chat.id, _with(choice, groups.settings_of(chat.id)))

    def _panel(self, chat: Chat, person: User | None) -> Content:
        """Return the choices in the language of the person who is to choose."""
        language = self._bot_context.own_language(person, chat)
        phrases = self._bot_context.sentences[language]
        settings = self._bot_context.store.groups.settings_of(chat.id)
        words = phrases.group
        languages = {words.follows: _AUTOMATIC, words.arabic: Language.ARABIC, words.english: Language.ENGLISH}
        lengths = {words.full: _FULL, words.short: _SHORT}
        rows = [
            _choices(languages, "language", settings.language or _AUTOMATIC),
            _choices(lengths, "answers", _SHORT if settings.short else _FULL),
            [Choice(words.preview, f"group:preview:{_OFF if settings.preview else _ON}", settings.preview)],
        ]
        return lines(words.panel, language), choice_keyboard(rows, phrases, language)


def _choices(names: Mapping[str, str], setting: str, current: str) -> list[Choice]:
    return [Choice(name, f"group:{setting}:{value}", value == current) for name, value in names.items()]


def _with(choice: re.Match[str], settings: GroupSettings) -> GroupSettings:
    if choice["language"]:
        return replace(settings, language=language_of_tag(choice["language"]))
    if choice["preview"]:
        return replace(settings, preview=choice["preview"] == _ON)
    return replace(settings, short=choice["answers"] == _SHORT)

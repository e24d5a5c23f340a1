"""Answers /start and /help, and the buttons of the latter."""

import re
from collections.abc import Iterator

from telegram import Update, User
from telegram.ext import ContextTypes

from bot.chat.asking.example_questions import example_buttons
from bot.chat.context import BotContext, is_private
from bot.chat.menus import Menus
from bot.chat.pages.timeline_handlers import latest_button
from bot.chat.people.help_pages import HelpPage, HelpPages
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.callback_queries import message_of, show_instead
from bot.chat.writing.keyboards import keyboard
from bot.chat.writing.replies import reply
from bot.store import Role
from bot.text.languages import Language

HELP_CALLBACK = re.compile(rf"help:(?P<page>{'|'.join(HelpPage)}):(?P<language>{'|'.join(Language)})")


class Help:
    """The handlers of what explains the bot."""

    def __init__(self, bot_context: BotContext, menus: Menus) -> None:
        """Speak the sentences of `bot_context`; list the commands of `menus`."""
        self._bot_context = bot_context
        self._menus = menus

    async def on_start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what the bot does, with questions to try; give an administrator the menu that had no chat before."""
        message = update.effective_message
        if message is None:
            return
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        phrases = self._bot_context.sentences[language]
        if not is_private(message):
            await reply(message, lines("\n".join([phrases.chat.start, *self._example(language)]), language))
            return
        examples = self._bot_context.engine.examples(language)
        text = [phrases.chat.start, *([phrases.examples.tap] if examples else [])]
        rows = [*example_buttons(examples, language).inline_keyboard]
        if self._bot_context.engine.as_of:
            rows.append((latest_button(phrases, language),))
        await reply(message, lines("\n\n".join(text), language), keyboard(rows, language))
        if self._bot_context.is_by(message, Role.editor):
            await self._menus.show_to_staff(context.bot, self._bot_context, message.chat.id)

    async def on_help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say how to ask; in groups how to ask there."""
        message = update.effective_message
        if message is None:
            return
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        if is_private(message):
            await reply(message, *self._pages(language, context.bot.bot, message.from_user).page(HelpPage.ASKING))
        else:
            await reply(message, lines("\n".join(self._in_groups(context.bot.bot, language)), language))

    async def on_callback(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the page that a button names."""
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        wanted, message = HELP_CALLBACK.fullmatch(query.data or ""), message_of(query)
        if wanted and message and is_private(message):
            pages = self._pages(Language(wanted["language"]), context.bot.bot, query.from_user)
            await show_instead(query, *pages.page(HelpPage(wanted["page"])))

    def _in_groups(self, bot: User, language: Language) -> Iterator[str]:
        """Yield the sentences for a group; for one that Telegram hides mentions from, that too."""
        words = self._bot_context.sentences[language].chat
        yield words.help_in_groups.format(bot=isolate(f"@{bot.username}"))
        if not bot.can_read_all_group_messages:
            yield words.help_group_privacy
        yield from self._example(language)

    def _example(self, language: Language) -> Iterator[str]:
        """Yield a question to read, if there is any."""
        words = self._bot_context.sentences[language].examples
        for question in self._bot_context.engine.examples(language)[:1]:
            yield words.read.format(example=isolate(question))

    def _pages(self, language: Language, bot: User, reader: User | None) -> HelpPages:
        phrases = self._bot_context.sentences[language]
        examples = self._bot_context.engine.examples(language)
        role = self._bot_context.role_of(reader.id) if reader else None
        for_staff = self._menus.staff_commands(phrases.menu, role) if role else ()
        return HelpPages(phrases, language, examples, self._menus.commands(phrases.menu), bot, for_staff)

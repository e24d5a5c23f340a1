"""Answers /sources and its buttons, a page at a time, each in place of the one before."""

import re
from textwrap import shorten

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.asking.addressing import after_command
from bot.chat.context import BotContext
from bot.chat.pages.source_pages import ALL, FOUND, SourcePages
from bot.chat.writing.bidi import first_isolated, isolate
from bot.chat.writing.callback_queries import message_of, show_instead
from bot.chat.writing.replies import reply
from bot.text.languages import Language

SOURCES_CALLBACK = re.compile(rf"(?P<list>{ALL}|{FOUND}):(?P<language>{'|'.join(Language)}):(?P<page>\d{{1,4}})")
_MOST_SEARCHED = 100  # characters: titles are short


class Sources:
    """The handlers of /sources and its buttons."""

    def __init__(self, bot_context: BotContext) -> None:
        """List the corpus of `bot_context`."""
        self._bot_context = bot_context

    async def on_sources(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Send the first page, of what the words behind the command find if there are any."""
        if message := update.effective_message:
            pages = self._pages(
                self._bot_context.language_for(message.from_user, chat=message.chat), context.bot.username
            )
            words = shorten(isolate(after_command(message))[1:-1], _MOST_SEARCHED, placeholder="")
            await reply(message, *(pages.found(words, 1) if words else pages.all(1)))

    async def on_callback(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the page that a button names, or the last one if a reload left fewer."""
        query = update.callback_query
        if query is None:
            return
        await query.answer()
        wanted, message = SOURCES_CALLBACK.fullmatch(query.data or ""), message_of(query)
        if wanted is None or message is None:
            return
        pages, number = self._pages(Language(wanted["language"]), context.bot.username), int(wanted["page"])
        # A button has no room for words; the page itself names first what was searched.
        words = first_isolated(message.text or "") if wanted["list"] == FOUND else ""
        await show_instead(query, *(pages.found(words, number) if words else pages.all(number)))

    def _pages(self, language: Language, username: str) -> SourcePages:
        documents = self._bot_context.engine.corpus.documents
        return SourcePages(documents, self._bot_context.reader(language), username)

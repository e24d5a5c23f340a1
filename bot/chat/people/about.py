"""Answers /about: what the corpus is about, how far it reaches, who edits it, and its licence."""

from collections.abc import Iterator

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import line
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import Markup, bold, join, plain
from bot.chat.writing.replies import reply
from bot.engine import Engine
from bot.locale import Phrases, format_day
from bot.text.languages import Language


class About:
    """The handler of /about."""

    def __init__(self, bot_context: BotContext) -> None:
        """Tell of the corpus of `bot_context`."""
        self._bot_context = bot_context

    async def on_about(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Say it."""
        if message := update.effective_message:
            language = self._bot_context.language_for(message.from_user, chat=message.chat)
            rows = _rows(self._bot_context.engine, self._bot_context.sentences[language], language)
            await reply(message, join("\n", (line(row, language) for row in rows)))


def _rows(engine: Engine, phrases: Phrases, language: Language) -> Iterator[Markup]:
    """Yield what is known, each in a line."""
    words, corpus = phrases.about, engine.corpus
    yield bold(words.corpus)
    yield plain(words.summary)
    yield plain("")
    yield plain(words.extent.format(documents=phrases.count.documents.about(len(corpus.documents), language, isolate)))
    if engine.as_of:
        yield plain(words.reaches.format(day=isolate(format_day(engine.as_of, language))))
    if days := [document.compiled for document in corpus.documents if document.compiled]:
        yield plain(words.compiled.format(day=isolate(format_day(max(days), language))))
    contact, licence = corpus.about.contact, corpus.about.within(language).licence
    yield plain(words.contact.format(contact=isolate(contact)) if contact else words.no_contact)
    if licence:
        yield plain(words.licence.format(licence=licence))

"""Lets administrators read the corpus anew from the chat."""

import logging
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat.context import BotContext, is_private
from bot.chat.menus import Menus
from bot.chat.writing.answer_messages import line, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import MOST_CHARACTERS, Markup, join, plain
from bot.chat.writing.replies import reply
from bot.documents import CorpusError, Document
from bot.engine import Changes
from bot.locale import Phrases
from bot.problems import Problem
from bot.text.languages import Language

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reload:
    """The handler of /reload."""

    _bot_context: BotContext
    _on_reloaded: Callable[[], None]  # called after each time that it succeeds
    _menus: Menus

    async def on_reload(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Reload in private."""
        message = update.effective_message
        if message is None:
            return
        words = self._bot_context.phrases_for(message.from_user, chat=message.chat).chat
        if not is_private(message):
            await self._say(message, [plain(words.private_only)])
        else:
            about = self._bot_context.engine.corpus.about
            language = self._bot_context.language_for(message.from_user, chat=message.chat)
            await self._say(message, await self._reload(language))
            if self._bot_context.engine.corpus.about != about:
                await self._menus.describe(context.bot, self._bot_context)

    async def _reload(self, language: Language) -> list[Markup]:
        phrases = self._bot_context.sentences[language]
        try:
            changes = await self._bot_context.engine.reload()
        except CorpusError as error:
            _log.warning("The corpus could not be reloaded: %s", error)
            return list(_problems(error, phrases))
        self._on_reloaded()
        return list(_changes(changes, phrases, language))

    async def _say(self, message: Message, rows: list[Markup]) -> None:
        """Send as many rows as fit, and how many did not."""
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        more = self._bot_context.sentences[language].reload.more
        directed = [line(row, language) for row in rows[:MOST_CHARACTERS]]  # each has one letter at least

        def first(count: int) -> Markup:
            left = len(rows) - count
            tail = [line(plain(more.format(count=isolate(left))), language)] if left else []
            return join("\n", [*directed[:count], *tail])

        counts = range(1, len(directed) + 1)
        fitting = bisect_left(counts, x=True, key=lambda count: not first(count).fits)
        await reply(message, first(max(fitting, 1)))


def _changes(changes: Changes, phrases: Phrases, language: Language) -> Iterator[Markup]:
    words = phrases.reload
    counts = {
        "documents": phrases.count.documents.about(len(changes.corpus.documents), language, isolate),
        "passages": phrases.count.passages.about(len(changes.corpus.passages), language, isolate),
    }
    yield plain((words.unchanged if changes.same else words.done).format(**counts))
    for sentence, documents in (
        (words.added, changes.added),
        (words.changed, changes.changed),
        (words.removed, changes.removed),
    ):
        if documents:
            yield plain(sentence.format(count=isolate(len(documents))))
            yield from (plain(f"• {_title(document, language)}") for document in documents)


def _title(document: Document, language: Language) -> str:
    return title_of(document.version(language).title)


def _problems(error: CorpusError, phrases: Phrases) -> Iterator[Markup]:
    yield plain(phrases.reload.failed.format(count=isolate(len(error.problems))))
    yield from (plain(_problem(problem, phrases)) for problem in error.problems)


def _problem(problem: Problem, phrases: Phrases) -> str:
    values = {name: title_of(value) for name, value in problem.values.items()}
    return f"{isolate(problem.place)}: {phrases.problems[problem.reason].format(**values)}"

"""Lets administrators read the corpus anew from the chat."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.administration.reload_report import Reloaded, report_changes, report_problems
from bot.chat.administration.targets import words_behind
from bot.chat.context import BotContext, is_private
from bot.chat.menus import Menus
from bot.chat.writing.answer_messages import line
from bot.chat.writing.html import Markup, plain
from bot.chat.writing.replies import reply
from bot.documents import Changes, CorpusError
from bot.store import Action
from bot.text.languages import Language

_log = logging.getLogger(__name__)
_KEEP = "keep"  # behind the command: what is broken stays as it was, and all else is taken over


@dataclass(frozen=True)
class Reload:
    """The handler of /reload."""

    _bot_context: BotContext
    _on_reloaded: Callable[[], None]  # called after each time that it succeeds
    _menus: Menus

    async def on_reload(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Reload in private; `keep` behind the command passes over broken files."""
        message = update.effective_message
        if message is None:
            return
        language = self._bot_context.language_for(message.from_user, chat=message.chat)
        if not is_private(message):
            words = self._bot_context.phrases_for(message.from_user, chat=message.chat).chat
            await reply(message, line(plain(words.private_only), language))
        else:
            about = self._bot_context.engine.corpus.about
            by = message.from_user.id if message.from_user else None
            keep = [word.casefold() for word in words_behind(message)] == [_KEEP]
            await reply(message, await self._reload(language, by, keep=keep))
            if self._bot_context.engine.corpus.about != about:
                await self._menus.describe(context.bot, self._bot_context)

    async def _reload(self, language: Language, by: int | None, *, keep: bool) -> Markup:
        phrases = self._bot_context.sentences[language]
        try:
            changes, reloaded = await take_over(self._bot_context, self._on_reloaded, keep=keep)
        except CorpusError as error:
            _log.warning("The corpus could not be reloaded: %s", error)
            return report_problems(error, phrases, language)
        self._bot_context.store.audit.note(Action.reloaded, by)
        return report_changes(changes, phrases, language, reloaded)


async def take_over(
    bot_context: BotContext, on_reloaded: Callable[[], None], *, keep: bool = False
) -> tuple[Changes, Reloaded]:
    """Read the folder anew; return what has changed and what it took. CorpusError leaves everything as it was."""
    before, started = bot_context.engine.corpus, perf_counter()
    changes = await bot_context.engine.reload(keep=keep)
    on_reloaded()
    return changes, Reloaded(before, perf_counter() - started)

"""What all changes of the corpus from the chat have in common: who may make them, and that they are in use at once."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from telegram import User

from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import line
from bot.chat.writing.html import Markup, join_fitting, plain
from bot.documents import CorpusError
from bot.error_sentences import corpus_sentences
from bot.store import Action, Role
from bot.text.languages import Language

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CorpusDesk:
    """Where the corpus is changed."""

    bot_context: BotContext
    on_reloaded: Callable[[], None]

    def may_edit(self, person: User) -> bool:
        """Tell whether somebody may change documents."""
        return self.bot_context.may(person.id, Role.editor)

    async def reload(self, language: Language) -> Sequence[Markup]:
        """Use the folder as it is now; return what is wrong with it, () if nothing is."""
        try:
            await self.bot_context.engine.reload()
        except CorpusError as error:
            _log.warning("The corpus could not be reloaded: %s", error)
            return (self.problems(error, language),)
        self.on_reloaded()
        return ()

    def note(self, action: Action, by: int | None, detail: str = "") -> None:
        """Keep who changed what."""
        self.bot_context.store.audit.note(action, by, detail)

    def problems(self, error: CorpusError, language: Language) -> Markup:
        """Return what is wrong, a line each, as many as one message takes."""
        phrases = self.bot_context.sentences[language]
        return join_fitting("\n", [line(plain(row), language) for row in corpus_sentences(error, phrases)])

"""Takes over by itself what changes in the folder of the documents; what stays broken is told to the owner, once."""

import asyncio
import logging
import os
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from bot.chat.administration.reload import take_over
from bot.chat.administration.reload_report import report_changes, report_problems
from bot.chat.context import BotContext
from bot.chat.writing.html import Markup
from bot.documents import CorpusError
from bot.error_sentences import corpus_sentences
from bot.text.languages import Language
from bot.troubles import Trouble

_log = logging.getLogger(__name__)
# Milliseconds without a change after which a change is taken over, and after which it is whether or not more come.
_QUIET, _MOST = 500, 5_000
_SECOND_LOOK = 3.0  # seconds after which what cannot be read is read once more: it may have been half written
_WHICH_FOLDER = 30_000  # milliseconds after which it is seen whether another folder stands in the place of the watched
_AGAIN = 60.0  # seconds after which a folder that cannot be watched is tried again
_HIDDEN = "."
_MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")  # of direction
_MOST_TOLD = 3  # problems


@dataclass
class FolderWatch:
    """The folder of the documents, as it is followed."""

    bot_context: BotContext
    on_reloaded: Callable[[], None]  # called after each time that something was taken over
    describe: Callable[[], Awaitable[None]]  # called where the corpus says something else about itself
    is_broken: bool = False  # what was found last, and told
    is_unwatched: bool = False

    async def run(self) -> None:
        """Follow the folder until this is cancelled."""
        while True:
            try:
                await self._watch()
            except (OSError, RuntimeError) as error:  # the latter is how the library tells that it cannot
                if not self.is_unwatched:
                    self.bot_context.store.troubles.tell(Trouble.FOLDER_UNWATCHED, str(error))
                self.is_unwatched = True
                await asyncio.sleep(_AGAIN)

    async def _watch(self) -> None:
        """Follow the folder until another one stands in its place."""
        from watchfiles import awatch  # noqa: PLC0415 - most bots are told

        folder = self.bot_context.engine.folder
        watched = _identity(folder)
        await self._take_over()  # what has changed since the start
        changes = awatch(
            folder,
            watch_filter=lambda _, path: not Path(path).name.startswith(_HIDDEN),
            debounce=_MOST,
            step=_QUIET,
            rust_timeout=_WHICH_FOLDER,
            yield_on_timeout=True,
            recursive=False,
        )
        async for changed in changes:
            self.is_unwatched = False
            if _identity(folder) != watched:
                return
            if changed:
                await self._take_over()

    async def _take_over(self) -> None:
        problems = await self._reload()
        if problems and not self.is_broken:
            await asyncio.sleep(_SECOND_LOOK)
            problems = await self._reload()
        if problems and not self.is_broken:
            _log.warning("The documents have problems and stay as they were: %s", self._logged(problems))
            self.bot_context.store.troubles.tell(Trouble.CORPUS_BROKEN, self._for_owner(problems))
        self.is_broken = problems is not None

    async def _reload(self) -> CorpusError | None:
        """Take the folder over as it is; return why not, if it cannot be used."""
        about = self.bot_context.engine.corpus.about
        try:
            changes, reloaded = await take_over(self.bot_context, self.on_reloaded)
        except CorpusError as error:
            return error
        if changes.same:  # as after a change from the chat, which was taken over there
            return None
        words = self.bot_context.sentences[Language.ENGLISH]
        _log.info("The documents have changed. %s", _line(report_changes(changes, words, Language.ENGLISH, reloaded)))
        if changes.corpus.about != about:
            await self.describe()
        return None

    def _logged(self, problems: CorpusError) -> str:
        return _line(report_problems(problems, self.bot_context.sentences[Language.ENGLISH], Language.ENGLISH))

    def _for_owner(self, problems: CorpusError) -> str:
        store, owner = self.bot_context.store, self.bot_context.owner
        language = (store.people.language_of(owner) if owner else None) or self.bot_context.fallback
        return "; ".join(corpus_sentences(problems, self.bot_context.sentences[language])[:_MOST_TOLD])


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(folder)  # noqa: PTH116 - the folder itself, whatever leads there
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _line(report: Markup) -> str:
    return "; ".join(_MARKS.sub("", report.text).split("\n"))

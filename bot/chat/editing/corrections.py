"""Lets editors remove, rename and edit documents from the chat, take changes back, and have the corpus sent."""

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.chat.asking.addressing import after_command
from bot.chat.context import BotContext, is_private
from bot.chat.editing.corpus_desk import CorpusDesk
from bot.chat.writing.answer_messages import lines, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import join_fitting
from bot.chat.writing.replies import reply, send_file
from bot.documents import CorpusError
from bot.draft_sentences import deed_sentence
from bot.editing.archives import export_corpus
from bot.editing.changing import undo_last
from bot.editing.documents import EDITABLE, edit_document, remove_document, rename_document
from bot.store import Action
from bot.text.languages import detect_language

_EDIT = re.compile(r"(?P<slug>\S+)\s+(?P<field>[A-Za-z_]+)\s*[:\s]\s*(?P<value>.+)", re.DOTALL)
_RENAME = re.compile(r"(?P<slug>\S+)\s+(?P<new>\S+)")
_NOTHING = "-"
_MOST_SENT = 50_000_000  # bytes, https://core.telegram.org/bots/api#senddocument


class Corrections:
    """The handlers of changes."""

    def __init__(self, bot_context: BotContext, desk: CorpusDesk) -> None:
        """Change the corpus at the `desk`."""
        self._bot_context = bot_context
        self._desk = desk

    async def on_remove(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Remove a document with its questions."""
        message = update.effective_message
        if message is None or not await self._is_private(message):
            return
        words, slug = self._bot_context.voice_for(message)[1].editing, after_command(message)
        if not slug:
            await self._say(message, words.remove_usage)
            return
        folder, by = self._bot_context.engine.folder, _writer(message)
        await self._change(
            message,
            partial(remove_document, folder, slug, by=by),
            lambda title: words.removed.format(title=title_of(str(title))),
            (Action.document_removed, slug),
        )

    async def on_rename(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Give a document another name."""
        message = update.effective_message
        if message is None or not await self._is_private(message):
            return
        words = self._bot_context.voice_for(message)[1].editing
        wanted = _RENAME.fullmatch(after_command(message))
        if wanted is None:
            await self._say(message, words.rename_usage)
            return
        slug, new = wanted["slug"], wanted["new"]
        folder, by = self._bot_context.engine.folder, _writer(message)
        told = words.renamed.format(slug=isolate(slug), new=isolate(new))
        renamed = (Action.document_renamed, f"{slug} → {new}")
        await self._change(message, partial(rename_document, folder, slug, new, by=by), lambda _: told, renamed)

    async def on_edit(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Change a field of a document's front matter; the title of the version in the language it is written in."""
        message = update.effective_message
        if message is None or not await self._is_private(message):
            return
        words = self._bot_context.voice_for(message)[1].editing
        wanted = _EDIT.fullmatch(after_command(message))
        if wanted is None:
            await self._say(message, words.edit_usage.format(fields=isolate(", ".join(EDITABLE))))
            return
        slug, field = wanted["slug"], wanted["field"].lower()
        value = " ".join(wanted["value"].split())
        change = partial(
            edit_document,
            self._bot_context.engine.folder,
            slug,
            field,
            None if value == _NOTHING else value,
            detect_language(value),
            by=_writer(message),
        )
        told = words.edited.format(field=isolate(field), slug=isolate(slug))
        await self._change(message, change, lambda _: told, (Action.document_edited, f"{slug}: {field}"))

    async def on_undo(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Take back the last change, and tell what it was."""
        message = update.effective_message
        if message is None or not await self._is_private(message):
            return
        language, phrases = self._bot_context.voice_for(message)
        try:
            entry = await asyncio.to_thread(undo_last, self._bot_context.engine.folder)
        except CorpusError as error:
            await reply(message, self._desk.problems(error, language))
            return
        if entry is None:
            await self._say(message, phrases.editing.nothing_to_undo)
            return
        self._desk.note(Action.change_undone, _writer(message))
        report = await self._desk.reload(language)
        told = lines(deed_sentence(entry, phrases, lambda value: title_of(str(value))), language)
        await reply(message, join_fitting("\n\n", [told, *report]))

    async def on_export(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Send the corpus as an archive."""
        message = update.effective_message
        if message is None or not await self._is_private(message):
            return
        language, phrases = self._bot_context.voice_for(message)
        try:
            archive, found = await asyncio.to_thread(export_corpus, self._bot_context.engine.folder)
        except CorpusError as error:
            await reply(message, self._desk.problems(error, language))
            return
        if len(archive) > _MOST_SENT:
            size = isolate(len(archive) // 1_000_000)
            await self._say(message, phrases.editing.export_too_large.format(size=size))
            return
        caption = phrases.editing.exported.format(
            documents=phrases.count.documents.about(found.documents, language, isolate),
            passages=phrases.count.passages.about(found.passages, language, isolate),
        )
        name = f"corpus-{datetime.now(UTC):%Y-%m-%d}.zip"
        await send_file(message, archive, name, lines(caption, language))

    async def _change(
        self,
        message: Message,
        change: Callable[[], object],
        sentence: Callable[[object], str],
        noted: tuple[Action, str],
    ) -> None:
        """Make a change, use it, and tell what was done and that it can be taken back; the log has it as `noted`."""
        language, phrases = self._bot_context.voice_for(message)
        try:
            done = await asyncio.to_thread(change)
        except CorpusError as error:
            await reply(message, self._desk.problems(error, language))
            return
        self._desk.note(noted[0], _writer(message), noted[1])
        report = await self._desk.reload(language)
        told = lines(f"{sentence(done)}\n{phrases.editing.can_undo}", language)
        await reply(message, join_fitting("\n\n", [told, *report]))

    async def _is_private(self, message: Message) -> bool:
        if not is_private(message):
            await self._say(message, self._bot_context.voice_for(message)[1].chat.private_only)
        return is_private(message)

    async def _say(self, message: Message, sentence: str) -> None:
        await reply(message, lines(sentence, self._bot_context.voice_for(message)[0]))


def _writer(message: Message) -> int | None:
    return message.from_user.id if message.from_user else None

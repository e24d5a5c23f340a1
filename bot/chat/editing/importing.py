"""Lets the owner put an archive in the place of the corpus: /import tells first what would change."""

import asyncio
import json
import re
from collections.abc import Iterator, Sequence

from telegram import CallbackQuery, Document, Message, Update
from telegram.ext import ContextTypes

from bot.adding.drafts import AddingError
from bot.chat.context import BotContext, is_private
from bot.chat.editing.corpus_desk import CorpusDesk
from bot.chat.editing.incoming import download
from bot.chat.store_failures import apologising, apologising_to
from bot.chat.writing.answer_messages import line, lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.callback_queries import message_of, show_instead, toast
from bot.chat.writing.excerpts import opening
from bot.chat.writing.html import Markup, bold, join_fitting, plain
from bot.chat.writing.keyboards import callback_button, keyboard
from bot.chat.writing.replies import reply
from bot.documents import CheckedFolder, CorpusError
from bot.draft_sentences import refusal_sentence
from bot.editing.archives import Replacement, compare_archive, import_corpus
from bot.locale import Phrases
from bot.store import Action, PendingKind, PendingPlace, Role
from bot.text.languages import Language

IMPORT_CALLBACK = re.compile(r"import:(?P<wish>yes|no):(?P<number>\d{1,15})", re.ASCII)
_MOST_BYTES = 20_000_000  # that a bot may fetch: https://core.telegram.org/bots/api#getfile
_MOST_OF_NAME = 100  # characters
_MOST_NAMED = 10  # documents


class Importing:
    """The handlers of archives that come in."""

    def __init__(self, bot_context: BotContext, desk: CorpusDesk) -> None:
        """Replace the corpus at the `desk`."""
        self._bot_context = bot_context
        self._desk = desk
        self._pending = bot_context.store.pending

    async def on_import(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell what the archive that the command is written under, or replies to, would change."""
        message = update.effective_message
        if message is None:
            return
        language, phrases = self._bot_context.voice_for(message)
        file = message.document or (message.reply_to_message.document if message.reply_to_message else None)
        if not is_private(message):
            await reply(message, lines(phrases.chat.private_only, language))
        elif file is None:
            await reply(message, lines(phrases.editing.import_usage, language))
        else:
            async with apologising_to(message, self._bot_context):
                await self._offer(message, file, phrases, language)

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Replace the corpus, or leave it, as the owner decides."""
        query = update.callback_query
        if query is None:
            return
        data, message = IMPORT_CALLBACK.fullmatch(query.data or ""), message_of(query)
        if data is None or message is None or not self._bot_context.may(query.from_user.id, Role.owner):
            await toast(query)
            return
        language = self._bot_context.language_for(query.from_user)
        words = self._bot_context.sentences[language].editing
        place = PendingPlace(PendingKind.archive, message.chat.id, int(data["number"]))
        async with apologising(query, self._bot_context):
            try:
                async with self._pending.taking(place) as written:
                    if written is None:
                        await toast(query, words.import_gone, language)
                    elif data["wish"] == "no":
                        await toast(query)
                        await show_instead(query, lines(words.import_dropped, language))
                    else:
                        await toast(query)
                        await self._import(query, json.loads(written), language)
            except (CorpusError, AddingError) as error:
                await reply(message, self._refusal(error, language))

    async def _offer(self, message: Message, file: Document, phrases: Phrases, language: Language) -> None:
        name = opening(file.file_name or "corpus.zip", _MOST_OF_NAME)
        folder = self._bot_context.engine.folder
        try:
            archive = (await download(file, _MOST_BYTES)).raw
            changes = await asyncio.to_thread(compare_archive, folder, archive, name)
        except (CorpusError, AddingError) as error:
            await reply(message, self._refusal(error, language))
            return
        if changes is None:
            same = phrases.editing.import_same.format(folder=isolate(folder.name), file=isolate(name))
            await reply(message, lines(same, language))
            return
        number, words = message.message_id, phrases.editing
        kept = json.dumps({"file_id": file.file_id, "name": name})  # not its content: it is fetched again
        await self._pending.put(PendingPlace(PendingKind.archive, message.chat.id, number), kept, number)
        told = (line(plain(each), language) for each in replacement_lines(changes, phrases))
        buttons = [
            [callback_button(words.import_yes, f"import:yes:{number}", language)],
            [callback_button(words.import_no, f"import:no:{number}", language)],
        ]
        question = line(bold(words.import_ask.format(file=isolate(name))), language)
        await reply(message, join_fitting("\n", [question, *told]), keyboard(buttons, language))

    async def _import(self, query: CallbackQuery, kept: dict[str, str], language: Language) -> None:
        phrases, folder, by = self._bot_context.sentences[language], self._bot_context.engine.folder, query.from_user.id
        file = Document(kept["file_id"], kept["file_id"])
        file.set_bot(query.get_bot())
        archive = (await download(file, _MOST_BYTES)).raw
        found = await asyncio.to_thread(import_corpus, folder, archive, kept["name"], by=by)
        names = {"folder": isolate(folder.name), "file": isolate(kept["name"])}
        if found is None:
            await show_instead(query, lines(phrases.editing.import_same.format(**names), language))
            return
        self._desk.note(Action.corpus_imported, by, kept["name"])
        report = await self._desk.reload(language)
        done = phrases.editing.import_done.format(**names, **_counts(found, phrases, language))
        await show_instead(
            query, join_fitting("\n\n", [lines(f"{done}\n{phrases.editing.can_undo}", language), *report])
        )

    def _refusal(self, error: CorpusError | AddingError, language: Language) -> Markup:
        if isinstance(error, CorpusError):
            return self._desk.problems(error, language)
        return lines(refusal_sentence(error, self._bot_context.sentences[language], isolate), language)


def replacement_lines(changes: Replacement, phrases: Phrases) -> Iterator[str]:
    """Yield what an archive would change, a line for each kind of change."""
    words = phrases.editing
    kinds = (
        (words.import_added, changes.added),
        (words.import_changed, changes.changed),
        (words.import_removed, changes.removed),
        (words.import_tables, changes.others),
    )
    for sentence, names in kinds:
        if names:
            yield sentence.format(count=isolate(len(names)), names=_named(names))


def _named(names: Sequence[str]) -> str:
    shown = [isolate(opening(name, _MOST_OF_NAME)) for name in names[:_MOST_NAMED]]
    return " · ".join([*shown, *(["…"] if len(names) > _MOST_NAMED else [])])


def _counts(found: CheckedFolder, phrases: Phrases, language: Language) -> dict[str, str]:
    return {
        "documents": phrases.count.documents.about(found.documents, language, isolate),
        "passages": phrases.count.passages.about(found.passages, language, isolate),
    }

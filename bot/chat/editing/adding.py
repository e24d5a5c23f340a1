"""Lets editors add documents from the chat: what they send is shown as a draft, corrected and added."""

import asyncio
from dataclasses import replace

from telegram import CallbackQuery, ForceReply, Message, Update
from telegram.ext import ContextTypes

from bot.adding.drafts import AddingError, Draft
from bot.adding.fields import BadValueError, value_of, with_value
from bot.adding.pending_drafts import PendingDraft, read_pending_draft, write_pending
from bot.chat.asking.addressing import after_command
from bot.chat.context import BotContext, is_private
from bot.chat.editing.corpus_desk import CorpusDesk
from bot.chat.editing.draft_views import DRAFT_CALLBACK, draft_page, skip_button
from bot.chat.editing.incoming import Incoming
from bot.chat.editing.prompts import AnswersPrompt, Wanted
from bot.chat.editing.questions_answered import add_questions
from bot.chat.store_failures import apologising, apologising_to
from bot.chat.writing.answer_messages import lines
from bot.chat.writing.bidi import isolate
from bot.chat.writing.callback_queries import show_instead, toast
from bot.chat.writing.excerpts import opening
from bot.chat.writing.html import join_fitting
from bot.chat.writing.replies import reply
from bot.documents import CorpusError
from bot.draft_sentences import near_duplicates, refusal_sentence
from bot.editing.documents import add_document, add_translation, versions_of
from bot.store import Action, PendingKind, PendingPlace
from bot.text.languages import Language

_MOST_SHOWN = 200  # characters


class Adding:
    """The handlers of drafts."""

    def __init__(self, bot_context: BotContext, incoming: Incoming, desk: CorpusDesk) -> None:
        """Read what is `incoming`, and add it at the `desk`."""
        self._bot_context = bot_context
        self._incoming = incoming
        self._desk = desk
        self._pending = bot_context.store.pending
        self.prompted = AnswersPrompt(self._pending)

    async def on_add(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the draft of what stands behind the command, is replied to, or is the file it is written under."""
        if message := update.effective_message:
            await self._offer(message, after_command(message), self._bot_context.voice_for(message)[1].draft.usage)

    async def on_file(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the draft of a file that is sent without a word."""
        if message := update.effective_message:
            await self._offer(message, "", "")

    async def on_translate(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what is replied to, or the file it is written under, beside the document that it translates."""
        message = update.effective_message
        if message is None:
            return
        slug, _space, text = after_command(message).partition("\n")
        usage = self._bot_context.voice_for(message)[1].editing.translate_usage
        await self._offer(message, text.strip(), usage, slug.strip() or None, is_translation=True)

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Do with a draft what an editor wishes."""
        query = update.callback_query
        if query is None:
            return
        data, message = DRAFT_CALLBACK.fullmatch(query.data or ""), query.message
        if data is None or message is None or not self._desk.may_edit(query.from_user):
            await toast(query)
            return
        language = self._bot_context.language_for(query.from_user)
        place = PendingPlace(PendingKind.draft, message.chat.id, int(data["number"]))
        async with apologising(query, self._bot_context):
            await self._decide(query, data["wish"], place, language)

    async def on_reply(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Take the value of a field, or questions, that the bot has asked for."""
        message = update.effective_message
        if message is None:
            return
        async with apologising_to(message, self._bot_context):
            wanted = await self.prompted.wanted_by(message)
            if wanted and wanted.slug:
                await reply(
                    message, await add_questions(message, wanted.slug, self._bot_context, self._desk.on_reloaded)
                )
            elif wanted:
                await self._set(message, wanted)

    async def _decide(self, query: CallbackQuery, wish: str, place: PendingPlace, language: Language) -> None:
        words = self._bot_context.sentences[language].draft
        if wish == "add":
            await self._add(query, place, language)
            return
        pending = await self._pending_in(place)
        if pending is None and wish != "skip":
            await toast(query, words.gone, language)
        elif pending is None or wish == "cancel":
            self._pending.drop(place.chat, place.message)
            await toast(query)
            await show_instead(query, lines(words.skipped if wish == "skip" else words.dropped, language))
        else:
            await toast(query)
            await self._ask_for(wish, query, pending, language)

    async def _pending_in(self, place: PendingPlace) -> PendingDraft | None:
        written = await self._pending.get(place)
        return read_pending_draft(written) if written else None

    async def _offer(
        self, message: Message, behind: str, usage: str, slug: str | None = None, *, is_translation: bool = False
    ) -> None:
        language, phrases = self._bot_context.voice_for(message)
        if not is_private(message):
            await reply(message, lines(phrases.chat.private_only, language))
            return
        if is_translation and slug is None:
            await reply(message, lines(usage, language))
            return
        try:
            draft = await self._incoming.draft_of(message, behind)
            if draft is None:
                await reply(message, lines(usage, language))
                return
            pending = await asyncio.to_thread(self._pend, message.message_id, draft, slug)
            await self._show(message, pending)
        except AddingError as error:
            await reply(message, lines(refusal_sentence(error, phrases, isolate), language))
        except CorpusError as error:
            await reply(message, self._desk.problems(error, language))

    async def _show(self, message: Message, pending: PendingDraft) -> None:
        """Keep a draft until it is decided on, and show it."""
        language, phrases = self._bot_context.voice_for(message)
        async with apologising_to(message, self._bot_context):
            place = PendingPlace(PendingKind.draft, message.chat.id, pending.number)
            await self._pending.put(place, write_pending(pending), pending.number)
            await reply(message, *draft_page(pending, phrases, language))

    def _pend(self, number: int, draft: Draft, slug: str | None) -> PendingDraft:
        engine = self._bot_context.engine
        if slug is None:
            return PendingDraft(number, draft, near_duplicates(draft, engine.corpus))
        original = next(versions_of(engine.folder, slug))[1]
        return PendingDraft(number, draft, (), slug, tuple(each.text for each in original.paragraphs))

    async def _ask_for(self, field: str, query: CallbackQuery, pending: PendingDraft, language: Language) -> None:
        message, words = query.message, self._bot_context.sentences[language].draft
        if not isinstance(message, Message):
            return
        value = opening(value_of(pending.draft, field), _MOST_SHOWN) or words.unknown
        prompt = lines(words.send_value.format(value=isolate(value)), language)
        await self.prompted.expect(await reply(message, prompt, ForceReply()), Wanted(pending.number, field))

    async def _set(self, message: Message, wanted: Wanted) -> None:
        language, phrases = self._bot_context.voice_for(message)
        pending = await self._pending_in(PendingPlace(PendingKind.draft, message.chat.id, wanted.number))
        if pending is None:
            await reply(message, lines(phrases.draft.gone, language))
            return
        written = message.text or ""
        try:
            changed = replace(pending, draft=with_value(pending.draft, wanted.field, written))
        except BadValueError:
            value = isolate(opening(written, _MOST_SHOWN))
            await reply(message, lines(phrases.draft.not_a_value.format(value=value), language))
            return
        await self._show(message, changed)

    async def _add(self, query: CallbackQuery, place: PendingPlace, language: Language) -> None:
        """Write it, and ask for questions; it waits on if it cannot be written."""
        phrases, by = self._bot_context.sentences[language], query.from_user.id
        message = query.message if isinstance(query.message, Message) else None
        try:
            async with self._pending.taking(place) as written:
                pending = read_pending_draft(written) if written else None
                if pending is None:
                    await toast(query, phrases.draft.gone, language)
                    return
                await toast(query)
                slug = await self._written(pending, by)
        except CorpusError as error:
            if message:
                await reply(message, self._desk.problems(error, language))
            return
        sentence = phrases.draft.translated if pending.translation_of else phrases.draft.added
        added = sentence.format(slug=isolate(slug), title=isolate(pending.draft.written_title))
        report = await self._desk.reload(language)
        undo = phrases.editing.can_undo
        await show_instead(query, join_fitting("\n\n", [lines(f"{added}\n{undo}", language), *report]))
        if message and not pending.translation_of:
            await self._ask_for_questions(message, pending.number, slug, language)

    async def _written(self, pending: PendingDraft, by: int) -> str:
        folder, draft = self._bot_context.engine.folder, pending.draft
        if pending.translation_of:
            await asyncio.to_thread(add_translation, folder, draft, pending.translation_of, by=by)
            self._desk.note(Action.document_translated, by, pending.translation_of)
            return pending.translation_of
        slug = await asyncio.to_thread(add_document, folder, draft, by=by)
        self._desk.note(Action.document_added, by, slug)
        return slug

    async def _ask_for_questions(self, message: Message, number: int, slug: str, language: Language) -> None:
        phrases = self._bot_context.sentences[language]
        prompt = lines(phrases.draft.ask_questions, language)
        sent = await reply(message, prompt, skip_button(number, phrases, language))
        await self.prompted.expect(sent, Wanted(number, slug=slug))

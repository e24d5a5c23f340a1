"""Lets editors decide on what was asked in vain: /unanswered, its buttons, and words to search further with."""

import logging
import re
from collections.abc import Callable
from functools import partial

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from bot.chat.administration.private_pages import show_in_private
from bot.chat.administration.reload_report import report_refusal
from bot.chat.administration.search_prompt import FORCED, question_of_prompt, reference_in, search_prompt
from bot.chat.administration.teaching_views import (
    TEACHING_CALLBACK,
    Found,
    Step,
    code_of,
    list_content,
    mistakes_content,
    question_content,
    taught_content,
)
from bot.chat.context import BotContext
from bot.chat.store_failures import apologising
from bot.chat.writing.answer_messages import answer_message, line, lines
from bot.chat.writing.callback_queries import message_of, show_instead, toast
from bot.chat.writing.deep_links import document_of
from bot.chat.writing.html import join, plain
from bot.chat.writing.readers import Reader
from bot.chat.writing.replies import NO_PREVIEW, Content, reply
from bot.documents import OFF_TOPIC, CorpusError
from bot.store import TEACHING, Action, AskedInVain, Reference, Role, StoreError
from bot.teaching.lessons import Lesson, nearest_passages, teach, unteach
from bot.teaching.unanswered import Unanswered, unanswered

_log = logging.getLogger(__name__)
_CANDIDATES, _SEARCHED = 3, 5
_CALIBRATE_AFTER = 100  # taught questions


class Teaching:
    """The handlers of what editors teach."""

    def __init__(self, bot_context: BotContext, on_taught: Callable[[], None]) -> None:
        """Teach the engine of `bot_context`; `on_taught` is called whenever it has learnt something."""
        self._bot_context = bot_context
        self._on_taught = on_taught

    async def on_unanswered(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """List the questions that want an answer, in private alone: they are in people's words."""
        await show_in_private(update, self._bot_context, partial(self._list, 1))

    async def on_words(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show what is found with the words that reply to a prompt."""
        message = update.effective_message
        replied = message.reply_to_message if message else None
        reference = question_of_prompt(replied) if replied else None
        if message is None or message.text is None or reference is None:
            return
        language, phrases = self._bot_context.voice_for(message)
        try:
            asked = await self._bot_context.store.in_vain.find(reference)
        except StoreError as error:
            self._bot_context.store.tell(error)
            await reply(message, lines(phrases.chat.failure, language))
            return
        if asked is None:
            await reply(message, lines(phrases.teaching.gone, language))
        else:
            await reply(message, *await self._question(asked, self._bot_context.reader(language), message.text))

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Do what a button says, for those of the staff alone."""
        query = update.callback_query
        if query is None:
            return
        data, message = TEACHING_CALLBACK.fullmatch(query.data or ""), message_of(query)
        if data is None or message is None or not self._bot_context.may(query.from_user.id, Role.editor):
            await toast(query)
            return
        reader = self._bot_context.reader(self._bot_context.language_for(query.from_user))
        async with apologising(query, self._bot_context):
            if data["step"]:
                await self._decide(query, message, data, reader)
                return
            await toast(query)
            if data["page"]:
                await show_instead(query, *await self._list(int(data["page"]), reader))
            else:
                await self._settle(query, message, data["mistake"], reader)

    async def _list(self, page: int, reader: Reader) -> Content:
        questions = await self._open_questions()
        mistakes = await self._bot_context.store.mistake_reports.all()
        return list_content(questions, len(mistakes), page, reader)

    async def _open_questions(self) -> tuple[Unanswered, ...]:
        asked = await self._bot_context.store.in_vain.all()
        return await self._bot_context.threads.run_long(unanswered, asked, self._bot_context.engine.corpus.questions)

    async def _settle(self, query: CallbackQuery, message: Message, code: str | None, reader: Reader) -> None:
        """Show the reported mistakes, without the one that a button settles."""
        reports = await self._bot_context.store.mistake_reports.all()
        settled = next((each for each in reports if code_of(each) == code), None)
        if settled and await self._bot_context.store.mistake_reports.settle(settled.place):
            self._note(Action.mistake_settled, query, settled.place.document)
        left = [each for each in reports if each is not settled]
        corpus, username = self._bot_context.engine.corpus, message.get_bot().username
        await show_instead(query, *mistakes_content(left, corpus, username, reader))

    async def _decide(self, query: CallbackQuery, message: Message, data: re.Match[str], reader: Reader) -> None:
        asked = await self._bot_context.store.in_vain.find(reference_in(data))
        if asked is None:
            await toast(query, reader.phrases.teaching.gone, reader.language)
        elif data["step"] == Step.OPEN:
            await toast(query)
            await show_instead(query, *await self._question(asked, reader))
        elif data["step"] == Step.SEARCH:
            await toast(query)
            sentence, username = reader.phrases.teaching.search_prompt, message.get_bot().username
            prompt = search_prompt(sentence, asked, username, reader.language)
            await message.reply_html(prompt.html, reply_markup=FORCED, link_preview_options=NO_PREVIEW)
        else:
            await self._teach(query, asked, data, reader)

    async def _question(self, asked: AskedInVain, reader: Reader, words: str = "") -> Content:
        """Return a question with the passages nearest to it, or to the words of an editor."""
        groups = await self._open_questions()
        times = next((each.times for each in groups if asked.text in {one.text for one in each.wordings}), asked.times)
        found = await self._bot_context.threads.run(words or asked.text, self._find, asked, times, words)
        return question_content(found, reader)

    def _find(self, asked: AskedInVain, times: int, words: str) -> Found:
        most = _SEARCHED if words else _CANDIDATES
        near = nearest_passages(self._bot_context.engine, words or asked.text, most, asked.language)
        return Found(asked, times, near, words)

    async def _teach(self, query: CallbackQuery, asked: AskedInVain, data: re.Match[str], reader: Reader) -> None:
        words, engine, person = reader.phrases.teaching, self._bot_context.engine, query.from_user.id
        lesson = self._lesson(asked, data)
        if lesson is None:
            await toast(query, words.changed, reader.language)
            return
        is_undone = data["step"] == Step.UNDO
        try:
            changed = await (unteach if is_undone else teach)(engine, lesson, person)
        except CorpusError as error:
            _log.warning("A question could not be taught: %s", error)
            await toast(query)
            if message := message_of(query):
                await reply(message, report_refusal(error, reader.phrases, reader.language))
            return
        await toast(query)
        if changed:
            self._note(_action(lesson, is_undone=is_undone), query, lesson.question)
            self._on_taught()
        if is_undone:
            await show_instead(query, *await self._question(asked, reader))
        else:
            await self._show_taught(query, lesson, asked.reference, reader)

    async def _show_taught(self, query: CallbackQuery, lesson: Lesson, reference: Reference, reader: Reader) -> None:
        engine = self._bot_context.engine
        found = await self._bot_context.threads.run(lesson.question, engine.ask, lesson.question)
        answer = answer_message(found.answer, self._bot_context.reader(found.answer.language))
        count = await self._bot_context.store.audit.count(*TEACHING)
        if count and count % _CALIBRATE_AFTER == 0:
            answer = join("\n\n", [answer, line(plain(reader.phrases.teaching.calibrate), reader.language)])
        await show_instead(query, *taught_content(lesson, reference, answer, engine.corpus, reader))

    def _lesson(self, asked: AskedInVain, data: re.Match[str]) -> Lesson | None:
        """Return what a button decides; None if the corpus has its passage no more."""
        if data["step"] == Step.UNSAID or data["place"] == "?":
            return Lesson(asked.text, None)
        if data["step"] == Step.OFF or data["place"] == OFF_TOPIC:
            return Lesson(asked.text, OFF_TOPIC)
        document = document_of(data["key"] or "", self._bot_context.engine.corpus)
        number = int(data["paragraph"] or 0)
        if document is None or not 1 <= number <= len(document.passages):
            return None
        return Lesson(asked.text, document.slug, number)

    def _note(self, action: Action, query: CallbackQuery, detail: str) -> None:
        self._bot_context.store.audit.note(action, query.from_user.id, detail)


def _action(lesson: Lesson, *, is_undone: bool) -> Action:
    if is_undone:
        return Action.untaught
    if lesson.is_off_topic:
        return Action.taught_off_topic
    return Action.taught if lesson.document else Action.taught_unsaid

"""Offers cited answers in chats the bot is not in: inline queries and guest mentions."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from textwrap import shorten

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answers import Answer, Citation
from bot.chat.addressing import question_in
from bot.chat.direction import isolate, mark_for
from bot.chat.markup import Markup, bold, join, plain
from bot.chat.messages import answer_message, citation_piece, line, title_of
from bot.chat.office import Office
from bot.chat.replies import NO_PREVIEW
from bot.phrases import Phrases
from bot.store import Entry, StoreError

_log = logging.getLogger(__name__)
_MOST = 10  # results
_SHORTEST = 2  # characters; one letter is not searched for
_MOST_IN_DESCRIPTION = 160
_BEFORE_MATCH = 40  # characters of a snippet
# Every keystroke asks anew: a kept result could quote what a reload has removed, and its language is the person's.
_CACHE_SECONDS = 0


class Inline:
    """The handlers of what is asked from elsewhere. Nothing is recorded for a keystroke, only for a choice."""

    def __init__(self, office: Office) -> None:
        """Answer at the desk of `office`."""
        self._office = office

    async def on_query(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer answers to what has been typed so far."""
        query = update.inline_query
        if query is None:
            return
        spoken = self._office.spoken_by(query.from_user)
        question = query.query.strip()
        if len(question) < _SHORTEST:
            phrases = self._office.phrases_for(query.from_user)
            example = self._office.desk.ask(phrases.chat.example, (), spoken).answer
            results, hint = self._results(example) if not question else [], phrases.inline.ask
        else:
            answer = self._office.desk.ask(question, (), spoken).answer
            words = self._office.sentences[answer.language].inline
            results = self._results(answer) if answer.answered else []
            hint = words.ask if answer.courtesy else words.not_said
        button = None if results else InlineQueryResultsButton(hint, start_parameter="inline")
        try:
            await query.answer(results, _CACHE_SECONDS, is_personal=True, button=button)
        except BadRequest as error:
            _let_go_if_late(error)

    async def on_chosen(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Record the question of a result that was sent; what was offered without being asked is no question."""
        chosen = update.chosen_inline_result
        if chosen is None or len(chosen.query.strip()) < _SHORTEST:
            return
        answered = self._office.desk.ask(chosen.query.strip(), (), self._office.spoken_by(chosen.from_user))
        try:
            await self._office.store.journal.record(
                Entry(datetime.now(UTC), "inline", answered.answer, answered.took_ms)
            )
        except StoreError:
            _log.exception("The question could not be recorded")

    async def on_guest(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a person's mention in a chat that the bot is not in, once."""
        message = update.guest_message
        question = question_in(message, context.bot.bot) if message else None
        if message is None or not question or not message.guest_query_id:
            return
        answer = self._office.desk.ask(question, (), self._office.spoken_by(message.from_user)).answer
        content = answer_message(answer, self._office.sentences[answer.language])
        result = _article(_id(question), shorten(question, _MOST_IN_DESCRIPTION, placeholder="…"), "", content)
        try:
            await context.bot.answer_guest_query(message.guest_query_id, result)
        except BadRequest as error:
            _let_go_if_late(error)

    def _results(self, answer: Answer) -> list[InlineQueryResultArticle]:
        phrases = self._office.sentences[answer.language]
        further = self._office.desk.further(answer, _MOST - len(answer.citations))
        return [
            *(_result(answer, citation, phrases, further=False) for citation in answer.citations),
            *(_result(answer, citation, phrases, further=True) for citation in further),
        ]


def _result(answer: Answer, citation: Citation, phrases: Phrases, *, further: bool) -> InlineQueryResultArticle:
    passage, language = citation.passage, answer.language
    title = title_of(passage.document.version(language).title)
    shown = phrases.inline.further_title.format(title=title) if further else title
    name = _id(answer.question, passage.document.slug, str(passage.number), citation.quote.text)
    message = _message(answer, replace(citation, number=1), phrases, further=further)
    return _article(name, mark_for(shown, language) + shown, _snippet(citation), message)


def _message(answer: Answer, citation: Citation, phrases: Phrases, *, further: bool) -> Markup:
    """Return question and citation, or where both are too long for one message, what must not be left out."""
    cited = citation_piece(citation, phrases, answer.language)
    pieces = [*_heading(answer, phrases, further=further), cited]
    wholes = (join("\n\n", pieces[first:]) for first in range(len(pieces)))
    return next(whole for whole in wholes if whole.fits)


def _heading(answer: Answer, phrases: Phrases, *, further: bool) -> Iterator[Markup]:
    yield line(bold(isolate(answer.question)), answer.language)
    if further:
        yield line(plain(phrases.inline.further), answer.language)


def _snippet(citation: Citation) -> str:
    quote = citation.translation or citation.quote
    first = quote.highlights[0][0] if quote.highlights else 0
    start = quote.text.rfind(" ", 0, max(first - _BEFORE_MATCH, 0)) + 1
    return shorten(("…" if start else "") + quote.text[start:], _MOST_IN_DESCRIPTION, placeholder="…")


def _id(*parts: str) -> str:
    """Return an id of 32 letters that changes with what is quoted."""
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def _article(name: str, title: str, description: str, message: Markup) -> InlineQueryResultArticle:
    content = InputTextMessageContent(message.html, ParseMode.HTML, link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(name, title, content, description=description or None)


def _let_go_if_late(error: BadRequest) -> None:
    if "query is too old" not in error.message.lower():
        raise error
    _log.debug("Asked too long ago to be answered: %s", error)

"""Writes the questions that an editor says a document answers, each to the paragraph that answers it best."""

import asyncio
from collections.abc import Callable

from telegram import Message

from bot.answering.nearest_paragraph import paragraph_answering
from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import line
from bot.chat.writing.bidi import isolate
from bot.chat.writing.excerpts import opening
from bot.chat.writing.html import Markup, join_fitting, plain
from bot.documents import CorpusError
from bot.engine import Engine
from bot.error_sentences import corpus_sentences
from bot.teaching.lessons import Lesson, teach

_MOST_SHOWN = 200  # characters
_MOST_QUESTIONS = 50  # at once


async def add_questions(message: Message, slug: str, bot_context: BotContext, on_learnt: Callable[[], None]) -> Markup:
    """Write the questions of a message, one a line, and learn them; return what was written and what could not be."""
    language, phrases = bot_context.voice_for(message)
    by = message.from_user.id if message.from_user else None
    written = (" ".join(row.split()) for row in (message.text or "").split("\n"))
    told: list[str] = []
    added = 0
    for question in list(dict.fromkeys(filter(None, written)))[:_MOST_QUESTIONS]:
        shown = isolate(opening(question, _MOST_SHOWN))
        try:
            number = await _teach(bot_context.engine, slug, question, by)
        except CorpusError as error:
            reason = isolate("; ".join(corpus_sentences(error, phrases)))
            told.append(phrases.draft.question_refused.format(question=shown, reason=reason))
        else:
            added += 1
            told.append(phrases.draft.question_added.format(number=isolate(number), question=shown))
    on_learnt()
    head = phrases.draft.questions_added.about(added, language, isolate)
    return join_fitting("\n", [line(plain(row), language) for row in (head, *told)])


async def _teach(engine: Engine, slug: str, question: str, by: int | None) -> int:
    found = await asyncio.to_thread(engine.ask, question)
    number = paragraph_answering(found.answer, slug)
    await teach(engine, Lesson(question, slug, number), by)
    return number

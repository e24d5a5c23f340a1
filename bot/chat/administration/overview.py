"""Shows editors what is in the corpus and how it is used: /corpus and /stats."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.charts.worker import draw_apart
from bot.chat.administration.private_pages import show_in_private
from bot.chat.administration.statistics_views import DAYS, statistics_chart, statistics_facts
from bot.chat.context import BotContext, is_private
from bot.chat.store_failures import apologising_to
from bot.chat.writing.answer_messages import line, lines, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import Markup, bold, join_fitting, plain
from bot.chat.writing.readers import Reader
from bot.chat.writing.replies import Content, reply, send_picture
from bot.documents import Corpus, Passage
from bot.events import day_of_newest
from bot.locale import format_day
from bot.store import TEACHING, Action

_MOST_TITLES = 5


@dataclass(frozen=True)
class Overview:
    """The handlers of both."""

    _bot_context: BotContext
    _drawing: asyncio.Lock = field(default_factory=asyncio.Lock)  # one picture at a time: each takes a process

    async def on_corpus(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell what is in the corpus, and what of it nobody needs or nobody asks for."""
        await show_in_private(update, self._bot_context, self._corpus)

    async def on_stats(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell what was asked in the last weeks and how it was answered, with a picture if one can be drawn."""
        message = update.effective_message
        if message is None:
            return
        language, phrases = self._bot_context.voice_for(message)
        if not is_private(message):
            await reply(message, lines(phrases.chat.private_only, language))
            return
        async with apologising_to(message, self._bot_context):
            await self._show_statistics(message, self._bot_context.reader(language))

    async def _corpus(self, reader: Reader) -> Content:
        store, corpus = self._bot_context.store, self._bot_context.engine.corpus
        cited = await store.counting.cited()
        reloads = [each.at for each in await store.audit.newest(1, actions=(Action.reloaded,))]
        facts = [line(plain(each), reader.language) for each in corpus_facts(corpus, reloads, reader)]
        never = _unused(corpus.passages, cited, reader)
        return join_fitting("\n", [_heading(reader.phrases.overview.corpus, reader), *facts, *never]), None

    async def _show_statistics(self, message: Message, reader: Reader) -> None:
        store, today = self._bot_context.store, datetime.now(UTC).date()
        counted, taught = await store.counting.since(DAYS), await store.audit.count(*TEACHING)
        chart = statistics_chart(counted, taught, today, reader)
        async with self._drawing:
            picture = await asyncio.to_thread(draw_apart, chart) if counted.questions else None
        facts = statistics_facts(counted, taught, today, reader, with_days=picture is None)
        heading = _heading(reader.phrases.overview.stats.format(days=isolate(DAYS)), reader)
        text = join_fitting("\n", [heading, *(line(plain(each), reader.language) for each in facts)])
        if picture:
            await send_picture(message, picture, text)
        else:
            await reply(message, text)


def corpus_facts(corpus: Corpus, reloads: list[datetime], reader: Reader) -> Iterator[str]:
    """Yield what is in a corpus, a line each; `reloads` has when it was read last, if that is known."""
    words, counts, language = reader.phrases.overview, reader.phrases.count, reader.language
    documents = counts.documents.about(len(corpus.documents), language, isolate)
    passages = counts.passages.about(len(corpus.passages), language, isolate)
    yield words.extent.format(documents=documents, passages=passages, questions=isolate(len(corpus.questions)))
    both = sum(len(each.versions) > 1 for each in corpus.documents)
    arabic = sum(str(next(iter(each.versions))) == "ar" for each in corpus.documents if len(each.versions) == 1)
    alone = isolate(len(corpus.documents) - both - arabic)
    yield words.languages.format(both=isolate(both), arabic=isolate(arabic), english=alone)
    if newest := day_of_newest(corpus):
        yield reader.phrases.about.reaches.format(day=isolate(format_day(newest, language)))
    for at in reloads:
        yield words.reloaded.format(day=isolate(format_day(at.date(), language)), time=isolate(f"{at:%H:%M}"))
    yield words.problems.format(count=isolate(len(corpus.broken) + len(corpus.left_out)))
    asked_for = {(each.document, each.paragraph) for each in corpus.questions}
    unasked = sum((each.document.slug, each.number) not in asked_for for each in corpus.passages)
    yield words.unasked.format(count=isolate(unasked))


def _unused(passages: Iterable[Passage], cited: frozenset[tuple[str, int]], reader: Reader) -> Iterator[Markup]:
    """Yield how many passages were never cited, and the documents with most of them."""
    never = [each for each in passages if (each.document.slug, each.number) not in cited]
    told = reader.phrases.overview.never_cited.format(count=isolate(len(never)))
    yield line(plain(told), reader.language)
    counts: dict[str, int] = {}
    for passage in never:
        title = passage.document.version(reader.language).title
        counts[title] = counts.get(title, 0) + 1
    for title in sorted(counts, key=lambda each: -counts[each])[:_MOST_TITLES]:
        yield line(plain(f"• {title_of(title)} · {isolate(counts[title])}"), reader.language)


def _heading(sentence: str, reader: Reader) -> Markup:
    return line(bold(sentence), reader.language)

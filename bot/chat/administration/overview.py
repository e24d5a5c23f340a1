"""Shows editors what is in the corpus and how it is used: /corpus and /stats."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from telegram import Update
from telegram.ext import ContextTypes

from bot.chat.administration.private_pages import show_in_private
from bot.chat.context import BotContext
from bot.chat.writing.answer_messages import line, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import Markup, bold, join_fitting, plain
from bot.chat.writing.readers import Reader
from bot.chat.writing.replies import Content
from bot.documents import Corpus, Passage
from bot.events import day_of_newest
from bot.locale import format_day
from bot.store import TEACHING, Action, Statistics

_DAYS = 30
_BARS = "▁▂▃▄▅▆▇█"
_MOST_TITLES = 5


@dataclass(frozen=True)
class Overview:
    """The handlers of both."""

    _bot_context: BotContext

    async def on_corpus(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell what is in the corpus, and what of it nobody needs or nobody asks for."""
        await show_in_private(update, self._bot_context, self._corpus)

    async def on_stats(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Tell what was asked in the last weeks and how it was answered."""
        await show_in_private(update, self._bot_context, self._stats)

    async def _corpus(self, reader: Reader) -> Content:
        store, corpus = self._bot_context.store, self._bot_context.engine.corpus
        cited = await store.counting.cited()
        reloads = [each.at for each in await store.audit.newest(1, actions=(Action.reloaded,))]
        facts = [line(plain(each), reader.language) for each in corpus_facts(corpus, reloads, reader)]
        never = _unused(corpus.passages, cited, reader)
        return join_fitting("\n", [_heading(reader.phrases.overview.corpus, reader), *facts, *never]), None

    async def _stats(self, reader: Reader) -> Content:
        store = self._bot_context.store
        counted, taught = await store.counting.since(_DAYS), await store.audit.count(*TEACHING)
        facts = statistics_facts(counted, taught, datetime.now(UTC).date(), reader)
        heading = _heading(reader.phrases.overview.stats.format(days=isolate(_DAYS)), reader)
        return join_fitting("\n", [heading, *(line(plain(each), reader.language) for each in facts)]), None


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


def statistics_facts(counted: Statistics, taught: int, today: date, reader: Reader) -> Iterator[str]:
    """Yield what was asked and how it was answered, a line each."""
    words, kinds = reader.phrases.overview, reader.phrases.kinds
    yield words.questions.format(count=isolate(counted.questions))
    if counted.questions:
        yield words.days.format(bars=isolate(bars(counted.by_day, today)))
        yield words.by_language.format(shares=_shares(counted.by_language, kinds))
        yield words.by_chat.format(shares=_shares(counted.by_chat, kinds))
        yield words.by_outcome.format(shares=_shares(counted.by_outcome, kinds))
        median, slow = isolate(f"{counted.median_ms:.1f}"), isolate(f"{counted.slow_ms:.1f}")
        yield words.latency.format(median=median, slow=slow)
    rated = counted.helpful + counted.unhelpful
    if rated:
        yield words.helpful.format(share=isolate(f"{100 * counted.helpful / rated:.0f}%"), count=isolate(rated))
    yield words.taught.format(count=isolate(taught))


def bars(by_day: Mapping[date, int], today: date, days: int = _DAYS) -> str:
    """Return a bar for each of the last days, today's last, as high as most was asked on any; the lowest is nothing."""
    counts = [by_day.get(today - timedelta(days=before), 0) for before in reversed(range(days))]
    highest = max(*counts, 1)
    return "".join(_BARS[-(-count * (len(_BARS) - 1) // highest)] for count in counts)


def _shares(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    whole = max(sum(counts.values()), 1)
    return " · ".join(
        f"{names.get(name, name)} {isolate(f'{100 * count / whole:.0f}%')}" for name, count in counts.items()
    )


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

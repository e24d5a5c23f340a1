"""Writes what was asked and how it was answered: as lines, and as what a picture of it shows. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from bot.charts.chart import Chart, Group, Share
from bot.chat.writing.bidi import isolate
from bot.chat.writing.readers import Reader
from bot.locale import format_day_of_year
from bot.store import Statistics
from bot.text.languages import Language

DAYS = 30
_WEEK = 7
_BARS = "▁▂▃▄▅▆▇█"


def statistics_facts(
    counted: Statistics, taught: int, today: date, reader: Reader, *, with_days: bool = True
) -> Iterator[str]:
    """Yield what was asked and how it was answered, a line each."""
    words, kinds = reader.phrases.overview, reader.phrases.kinds
    yield words.questions.format(count=isolate(counted.questions))
    if counted.questions and with_days:
        yield words.days.format(bars=isolate(bars(counted.by_day, today)))
    if counted.questions:
        yield words.by_language.format(shares=_shares(counted.by_language, kinds))
        yield words.by_chat.format(shares=_shares(counted.by_chat, kinds))
        yield words.by_outcome.format(shares=_shares(counted.by_outcome, kinds))
        median, slow = isolate(f"{counted.median_ms:.1f}"), isolate(f"{counted.slow_ms:.1f}")
        yield words.latency.format(median=median, slow=slow)
    rated = counted.helpful + counted.unhelpful
    if rated:
        yield words.helpful.format(share=isolate(f"{100 * counted.helpful / rated:.0f}%"), count=isolate(rated))
    yield words.taught.format(count=isolate(taught))


def statistics_chart(counted: Statistics, taught: int, today: date, reader: Reader) -> Chart:
    """Return what a picture shows: nothing in it is isolated, since what draws it puts both scripts in order."""
    words, kinds, language = reader.phrases.overview, reader.phrases.kinds, reader.language
    opinions = {"helpful": counted.helpful, "unhelpful": counted.unhelpful}
    wholes = (
        (words.chart_outcome, counted.by_outcome),
        (words.chart_language, counted.by_language),
        (words.chart_chats, counted.by_chat),
        (words.chart_opinions, opinions),
    )
    told = [words.taught.format(count=taught)]
    if counted.median_ms is not None and counted.slow_ms is not None:
        told.insert(0, words.latency.format(median=f"{counted.median_ms:.1f}", slow=f"{counted.slow_ms:.1f}"))
    marked = range(DAYS - 1, -1, -_WEEK)
    return Chart(
        words.stats.format(days=DAYS),
        words.chart_days,
        _by_day(counted.by_day, today),
        tuple((place, format_day_of_year(today - timedelta(DAYS - 1 - place), language)) for place in marked),
        tuple(_group(title, counts, kinds) for title, counts in wholes if sum(counts.values())),
        tuple(told),
        language is Language.ARABIC,
    )


def bars(by_day: Mapping[date, int], today: date, days: int = DAYS) -> str:
    """Return a bar for each of the last days, today's last, as high as most was asked on any; the lowest is nothing."""
    counts = _by_day(by_day, today, days)
    highest = max(*counts, 1)
    return "".join(_BARS[-(-count * (len(_BARS) - 1) // highest)] for count in counts)


def _by_day(by_day: Mapping[date, int], today: date, days: int = DAYS) -> tuple[int, ...]:
    return tuple(by_day.get(today - timedelta(days=before), 0) for before in reversed(range(days)))


def _group(title: str, counts: Mapping[str, int], names: Mapping[str, str]) -> Group:
    whole = sum(counts.values())
    return Group(title, tuple(Share(names.get(name, name), count / whole) for name, count in counts.items()))


def _shares(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    whole = max(sum(counts.values()), 1)
    return " · ".join(
        f"{names.get(name, name)} {isolate(f'{100 * count / whole:.0f}%')}" for name, count in counts.items()
    )

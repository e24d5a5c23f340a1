"""Writes who says it: the one line below a quote, and lists of outlets."""

from collections.abc import Sequence
from textwrap import shorten

from bot.answering.attribution import Outlet, name_outlets
from bot.answering.citations import Citation
from bot.chat.writing.bidi import isolate, mark_for
from bot.chat.writing.html import Markup, join, link, plain
from bot.chat.writing.readers import Reader
from bot.documents import Kind, Source
from bot.locale import format_period
from bot.text.languages import Language

_MOST_NAMED = 2
_MOST_IN_NAME = 60  # characters


def credit_line(citation: Citation, reader: Reader, most: int = _MOST_NAMED) -> Markup:
    """Return who says what is cited, and when, in one short line: at most so many outlets, and how many more."""
    outlets = _outlets_of(citation, reader)
    named, credit = _named(outlets, most), _credit(citation, outlets, reader, most)
    is_said_above = any(outlet.is_quoted for outlet in named)
    if not named or is_said_above or citation.passage.document.kind is Kind.ARTICLE:
        return credit
    return fill(reader.phrases.outlets.according, credit=credit)


def short_credit(citation: Citation, reader: Reader, most: int = 1) -> Markup:
    """Return the outlets behind a citation with their day: at most so many, and how many more."""
    return _credit(citation, _outlets_of(citation, reader), reader, most)


def _credit(citation: Citation, outlets: Sequence[Outlet], reader: Reader, most: int) -> Markup:
    words = reader.phrases.outlets
    if not outlets:
        return plain(_without_outlets(citation.passage.document.kind, reader))
    named = _named(outlets, most)
    others = len(outlets) - len(named)
    pattern = words.before_others if others else words.both
    names = _joined([_linked(outlet.short, outlet.url, reader.language) for outlet in named], pattern, reader)
    if others:
        names += plain(f" {others_counted(others, reader)}")
    day = _day_of(named, reader.language)
    return fill(words.dated, outlets=names, day=plain(day)) if day else names


def first_address(citation: Citation, reader: Reader) -> str:
    """Return the address of the first outlet that the line below a citation names and links; "" if it links none."""
    return next((each.url for each in _named(_outlets_of(citation, reader), _MOST_NAMED) if each.url), "")


def outlet_entries(sources: Sequence[Source], reader: Reader) -> list[Markup]:
    """Return each publication once, with its whole name, its day and its link."""
    outlets = name_outlets(dict.fromkeys(sources), reader.phrases, reader.language, reader.outlets)
    pattern = reader.phrases.outlets.dated
    entries = []
    for outlet in outlets:
        name = _linked(outlet.name, outlet.url, reader.language)
        entries.append(fill(pattern, outlets=name, day=plain(isolate(outlet.day))) if outlet.day else name)
    return entries


def others_counted(count: int, reader: Reader) -> str:
    """Return how many more outlets there are than are named."""
    return reader.phrases.outlets.others.about(count, reader.language, isolate)


def fill(pattern: str, **pieces: Markup) -> Markup:
    """Return a sentence with its places filled in by pieces that have markup of their own."""
    filled = plain("")
    while "{" in pattern:
        before, _, rest = pattern.partition("{")
        name, _, pattern = rest.partition("}")
        filled += plain(before) + pieces[name]
    return filled + plain(pattern)


def isolated_name(name: str, language: Language) -> str:
    """Return the name of an outlet, isolated, so that its parts stand in the order of the reader's language."""
    short = shorten(name, _MOST_IN_NAME, placeholder="…")
    return isolate(mark_for(short, language) + short)


def _linked(name: str, url: str | None, language: Language) -> Markup:
    shown = isolated_name(name, language)
    return link(shown, url) if url else plain(shown)


def _without_outlets(kind: Kind, reader: Reader) -> str:
    kinds = {Kind.BRIEF: reader.phrases.sources.brief, Kind.TIMELINE: reader.phrases.sources.timeline}
    return kinds.get(kind, reader.phrases.answer.no_publication)


def _outlets_of(citation: Citation, reader: Reader) -> list[Outlet]:
    """Return the outlets behind a citation, each once."""
    distinct: dict[str, Outlet] = {}
    for outlet in name_outlets(citation.sources, reader.phrases, reader.language, reader.outlets, citation):
        distinct.setdefault(outlet.short, outlet)
    return list(distinct.values())


def _named(outlets: Sequence[Outlet], most: int) -> Sequence[Outlet]:
    """Return the outlets to name: those that the quote names, else those with a day, else any; the first of them.

    Of those with a day all are of one month: years between two of them would read as how long something lasted.
    """
    quoted = [outlet for outlet in outlets if outlet.is_quoted]
    dated = [outlet for outlet in quoted or outlets if outlet.published]
    of_one_month = [outlet for outlet in dated if _month_of(outlet) == _month_of(dated[0])]
    return (of_one_month or quoted or outlets)[:most]


def _month_of(outlet: Outlet) -> tuple[int, int] | None:
    return (outlet.published.year, outlet.published.month) if outlet.published else None


def _day_of(outlets: Sequence[Outlet], language: Language) -> str:
    days = [outlet.published for outlet in outlets if outlet.published]
    return isolate(format_period(min(days), max(days), language)) if days else ""


def _joined(names: Sequence[Markup], pattern: str, reader: Reader) -> Markup:
    """Return names in a line; `pattern` has the last of them and what stands before it."""
    *others, last = names
    first = join(f"{reader.phrases.sources.separator} ", others)
    return fill(pattern, first=first, second=last) if others else last

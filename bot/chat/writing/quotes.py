"""Shows quotes: what of them is shown, and the answer in bold. Changes no letter of them."""

import re
from dataclasses import replace
from datetime import date

from bot.answering.citations import Citation
from bot.answering.quotes import Quote, Span
from bot.chat.writing.bidi import mark_for
from bot.chat.writing.html import Markup, bold, plain
from bot.documents import Kind, Passage, date_of_event, day_told_of
from bot.text.dates import dates_in, first_day_of, has_day
from bot.text.languages import Language

# A timeline names its outlets at the end of each paragraph; the line below the quote names them too.
_OUTLETS_AT_END = re.compile(r"(?<=[.!?\u061f])\s*\((?:Sources?|المصدر|المصدران|المصادر):.*\)\s*$")


def shown_part(citation: Citation, quote: Quote) -> Quote:
    """Return what is shown of a quote: of a timeline's all but the outlets at its end."""
    outlets = _OUTLETS_AT_END.search(quote.text) if citation.passage.document.kind is Kind.TIMELINE else None
    return _beginning(quote, outlets.start()) if outlets and citation.sources else quote


def without_outlets(text: str) -> str:
    """Return a timeline's text without the outlets at its end, where these are named beside it."""
    return _OUTLETS_AT_END.sub("", text)


def untold_day(passage: Passage, shown: str) -> date | None:
    """Return the day that labels a timeline's passage, unless what is shown of it tells that day too."""
    day = date_of_event(passage.original) if passage.document.kind is Kind.TIMELINE else None
    return None if day is None or place_of_day(day, shown) else day


def place_of_day(day: date, shown: str) -> Span | None:
    """Return where a text tells a day in words, as [start, end); None if it does not."""
    return next((found.span for found in dates_in(shown) if has_day(found) and first_day_of(found) == day), None)


def untold_month(passage: Passage, shown: str, as_of: date) -> date | None:
    """Return a day of the month that a passage tells of, if that was before `as_of` and what is shown of it is undated.

    Else what held then would be read as holding still.
    """
    day = day_told_of(passage)
    is_over = day is not None and (day.year, day.month) < (as_of.year, as_of.month)
    return day if is_over and not any(True for _ in dates_in(shown)) else None


def marked_quote(quote: Quote, language: Language) -> Markup:
    """Return a quote with the answer in bold; a mark in front of it, never inside, turns it the right way."""
    marked, done = plain(mark_for(quote.text, language)), 0
    for start, end in quote.highlights:
        marked += plain(quote.text[done:start]) + bold(quote.text[start:end])
        done = end
    return marked + plain(quote.text[done:])


def _beginning(quote: Quote, length: int) -> Quote:
    """Return the first characters of a quote, with the highlights that are in them."""
    kept = tuple((first, min(last, length)) for first, last in quote.highlights if first < length)
    return replace(quote, end=quote.start + length, highlights=kept)

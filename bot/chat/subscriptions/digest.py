"""Writes what subscribers are sent, and when each may be sent it. Pure: times are given; sends nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from telegram import InlineKeyboardMarkup

from bot.chat.writing.answer_messages import line, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import Markup, join, link, plain
from bot.chat.writing.keyboards import callback_button
from bot.documents import Document
from bot.locale import Phrases
from bot.text.languages import Language

_BETWEEN_DIGESTS = timedelta(days=1)
_MOST_LISTED = 100  # nobody reads more


def time_until_due(told_at: datetime | None, now: datetime) -> timedelta:
    """Return how long a subscriber who was last told at `told_at` is to be left alone; nothing if never told."""
    left = told_at + _BETWEEN_DIGESTS - now if told_at else timedelta()
    return max(left, timedelta())


def digest_message(documents: Sequence[Document], phrases: Phrases, language: Language) -> Markup:
    """Return how many documents are new, as many of their titles as fit, how many more there are, and how to stop."""
    most = min(len(documents), _MOST_LISTED)
    pieces = (join("\n", _rows(documents, listed, phrases, language)) for listed in range(most, -1, -1))
    return next(piece for piece in pieces if piece.fits)


def subscribe_button(phrases: Phrases, language: Language) -> InlineKeyboardMarkup:
    """Return the button that begins a subscription."""
    return InlineKeyboardMarkup([[callback_button(phrases.subscription.begin, "subscription:begin", language)]])


def unsubscribe_button(phrases: Phrases, language: Language) -> InlineKeyboardMarkup:
    """Return the button that ends a subscription."""
    return InlineKeyboardMarkup([[callback_button(phrases.subscription.end, "subscription:end", language)]])


def _rows(documents: Sequence[Document], listed: int, phrases: Phrases, language: Language) -> Iterator[Markup]:
    words = phrases.subscription
    yield line(_counted(words.news.form(len(documents), language), len(documents)), language)
    yield from (line(plain("• ") + _title(document, language), language) for document in documents[:listed])
    if left := len(documents) - listed:
        yield line(_counted(words.more.form(left, language), left), language)
    yield line(plain(words.stop), language)


def _title(document: Document, language: Language) -> Markup:
    title = title_of(document.version(language).title)
    source = document.own_source
    return link(title, source.url) if source and source.url else plain(title)


def _counted(sentence: str, count: int) -> Markup:
    return plain(sentence.format(count=isolate(count)))

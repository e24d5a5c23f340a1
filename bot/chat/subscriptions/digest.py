"""Writes what subscribers are sent, and when each may be sent it. Pure: times are given; sends nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from telegram import InlineKeyboardMarkup

from bot.chat.writing.answer_messages import line, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.deep_links import link_to_source
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
    return min(max(left, timedelta()), _BETWEEN_DIGESTS)  # a clock may have been set back since


def digest_message(documents: Sequence[Document], phrases: Phrases, language: Language, username: str) -> Markup:
    """Return how many documents are new, as many of their titles as fit, how many more there are, and how to stop.

    `username` is that of the bot, which opens what has no address of its own.
    """
    most = min(len(documents), _MOST_LISTED)
    rows = [line(plain("• ") + _title(document, language, username), language) for document in documents[:most]]
    pieces = (join("\n", _around(rows[:listed], len(documents), phrases, language)) for listed in range(most, -1, -1))
    return next(piece for piece in pieces if piece.fits)


def subscription_button(
    phrases: Phrases, language: Language, *, subscribed: bool, where: str = ""
) -> InlineKeyboardMarkup:
    """Return the button that ends a subscription, or begins one; `where` tells what it stands under."""
    text, wish = (phrases.subscription.end, "end") if subscribed else (phrases.subscription.begin, "begin")
    return InlineKeyboardMarkup([[callback_button(text, f"subscription:{wish}{where}", language)]])


def _around(rows: Sequence[Markup], count: int, phrases: Phrases, language: Language) -> Iterator[Markup]:
    words = phrases.subscription
    yield line(plain(words.news.about(count, language, isolate)), language)
    yield from rows
    if left := count - len(rows):
        yield line(plain(words.more.about(left, language, isolate)), language)
    yield line(plain(words.stop), language)


def _title(document: Document, language: Language, username: str) -> Markup:
    source = document.own_source
    address = source.url if source and source.url else link_to_source(username, document)
    return link(title_of(document.version(language).title), address)

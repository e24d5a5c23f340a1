"""Divides lists into pages, and makes the headings of pages and the buttons to those before and after. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from telegram import InlineKeyboardButton

from bot.chat.writing.answer_messages import line
from bot.chat.writing.bidi import isolate
from bot.chat.writing.html import Markup, bold, join, plain
from bot.chat.writing.keyboards import callback_button
from bot.chat.writing.readers import Reader
from bot.locale import Phrases
from bot.text.languages import Language

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Page(Generic[_Item]):
    """A part of a list."""

    items: Sequence[_Item]
    first: int  # the place of the first item in the list, from 1
    number: int  # from 1
    pages: int  # how many there are, at least 1


def page_of(items: Sequence[_Item], number: int, size: int = 1) -> Page[_Item]:
    """Return the page of that `number`, or the nearest there is; each but the last has `size` items."""
    pages = max(-(-len(items) // size), 1)
    number = min(max(number, 1), pages)
    start = (number - 1) * size
    return Page(items[start : start + size], start + 1, number, pages)


def page_heading(sentence: str, number: int, pages: int, language: Language, **values: str) -> Markup:
    """Return a `sentence` with {page} and {pages}, and what else it has to be filled in, as a heading."""
    return line(bold(sentence.format(page=isolate(number), pages=isolate(pages), **values)), language)


def heading_of(sentence: str, number: int, pages: int, reader: Reader) -> Markup:
    """Return a `sentence` as a heading, with the page behind it if there are several."""
    heading = line(bold(sentence), reader.language)
    if pages == 1:
        return heading
    place = reader.phrases.paging.place.format(page=isolate(number), pages=isolate(pages))
    return heading + plain(f" · {place}")


def with_headings(pages: Sequence[Markup], sentence: str, reader: Reader) -> list[Markup]:
    """Return each page below its own heading."""
    return [
        join("\n", [heading_of(sentence, number, len(pages), reader), page]) for number, page in enumerate(pages, 1)
    ]


def paging_buttons(
    page: Page[_Item], phrases: Phrases, language: Language, data: Callable[[int], str]
) -> list[InlineKeyboardButton]:
    """Return the buttons to the pages before and after one, as far as there are any.

    `data` returns the callback data that shows the page of a number.
    """
    words = phrases.paging
    beside = ((words.previous, page.number - 1), (words.next, page.number + 1))
    return [callback_button(text, data(number), language) for text, number in beside if 1 <= number <= page.pages]

"""The buttons under an answer, and what a press on one says. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.answers import Answer
from bot.chat.cards.card_views import has_both, has_more
from bot.chat.writing.deep_links import link_to_source
from bot.chat.writing.html import Markup
from bot.chat.writing.keyboards import callback_button
from bot.chat.writing.pagination import Page, paging_buttons
from bot.locale import Phrases
from bot.text.languages import Language


class Act(StrEnum):
    """What a button of a card does."""

    ANSWER = auto()
    MORE = auto()
    CONTEXT = auto()
    RELATED = auto()
    ASK = auto()
    HELPFUL = auto()
    UNHELPFUL = auto()
    REMOVE = auto()


CARD_CALLBACK = re.compile(
    rf"card:(?P<card>\d{{1,15}}):(?P<act>{'|'.join(Act)}):(?P<language>{'|'.join(Language)}):(?P<page>\d{{1,4}})",
    re.ASCII,
)


@dataclass(frozen=True)
class Place:
    """Where a card stands."""

    username: str  # of the bot
    is_private: bool


def card_buttons(
    number: int, answer: Answer, phrases: Phrases, place: Place, *, has_related: bool
) -> InlineKeyboardMarkup:
    """Return the buttons of a card, in its language; those of a refusal only rate and remove it.

    In private they take three rows at most, so that the answer stays in sight.
    """
    language = answer.language
    words = phrases.card
    rows: list[list[InlineKeyboardButton]] = []

    def button(text: str, act: Act, shown_in: Language = language) -> InlineKeyboardButton:
        return callback_button(text, _data(number, act, shown_in), language)

    rating = [button(words.helpful, Act.HELPFUL), button(words.unhelpful, Act.UNHELPFUL)]
    if answer.citations:
        source = answer.citations[0].passage.document
        reading = [button(words.context, Act.CONTEXT)]
        if has_more(answer):
            reading.append(button(words.more, Act.MORE))
        if has_both(answer):
            reading.append(button(words.other, Act.ANSWER, language.other))
        going = [InlineKeyboardButton(words.source, url=link_to_source(place.username, source))]
        rows.append(reading)
        if has_related:
            rows.append([*going, button(words.related, Act.RELATED)])
        else:
            rating = [*going, *rating]
    rows.append(rating)
    if not place.is_private:
        rows.append([button(words.remove, Act.REMOVE)])
    return InlineKeyboardMarkup(rows)


def view_buttons(
    number: int, phrases: Phrases, language: Language, page: Page[Markup] | None = None
) -> InlineKeyboardMarkup:
    """Return the buttons of a view behind a card: its other pages, and the way back."""
    rows = [[_back_button(number, phrases, language)]]
    if page and page.pages > 1:
        paging = paging_buttons(page, phrases, language, lambda other: _data(number, Act.MORE, language, other))
        rows.insert(0, paging)
    return InlineKeyboardMarkup(rows)


def related_buttons(
    number: int, questions: Sequence[str], phrases: Phrases, language: Language
) -> InlineKeyboardMarkup:
    """Return a button for each related question, and the way back."""
    rows = [
        [callback_button(question, _data(number, Act.ASK, language, place), language)]
        for place, question in enumerate(questions, 1)
    ]
    return InlineKeyboardMarkup([*rows, [_back_button(number, phrases, language)]])


def _back_button(number: int, phrases: Phrases, language: Language) -> InlineKeyboardButton:
    return callback_button(phrases.card.back, _data(number, Act.ANSWER, language), language)


def _data(number: int, act: Act, language: Language, page: int = 1) -> str:
    return f"card:{number}:{act}:{language}:{page}"

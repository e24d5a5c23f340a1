"""The inline keyboards of cards, and the callback data of their buttons. Pure."""

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


class Action(StrEnum):
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
    rf"card:(?P<card>\d{{1,15}}):(?P<action>{'|'.join(Action)}):(?P<language>{'|'.join(Language)}):(?P<page>\d{{1,4}})",
    re.ASCII,
)


@dataclass(frozen=True)
class Place:
    """Where a card stands."""

    username: str  # of the bot
    is_private: bool


def card_buttons(
    card_id: int, answer: Answer, phrases: Phrases, place: Place, *, has_related: bool
) -> InlineKeyboardMarkup:
    """Return the buttons of a card, in its language; those of a refusal only rate and remove it.

    In private they take three rows at most, so that the answer stays in sight.
    """
    language = answer.language
    words = phrases.card
    rows: list[list[InlineKeyboardButton]] = []

    def button(text: str, action: Action, shown_in: Language = language) -> InlineKeyboardButton:
        return callback_button(text, _data(card_id, action, shown_in), language)

    rating = [button(words.helpful, Action.HELPFUL), button(words.unhelpful, Action.UNHELPFUL)]
    if answer.shown:
        source = answer.shown[0].passage.document
        reading = [button(words.context, Action.CONTEXT)]
        if has_more(answer):
            reading.append(button(words.more, Action.MORE))
        if has_both(answer):
            reading.append(button(words.other, Action.ANSWER, language.other))
        going = [InlineKeyboardButton(words.source, url=link_to_source(place.username, source))]
        rows.append(reading)
        if has_related:
            rows.append([*going, button(words.related, Action.RELATED)])
        else:
            rating = [*going, *rating]
    rows.append(rating)
    if not place.is_private:
        rows.append([button(words.remove, Action.REMOVE)])
    return InlineKeyboardMarkup(rows)


def view_buttons(
    card_id: int, phrases: Phrases, language: Language, page: Page[Markup] | None = None
) -> InlineKeyboardMarkup:
    """Return the buttons of a view behind a card: its other pages, and the way back."""
    rows = [[_back_button(card_id, phrases, language)]]
    if page and page.pages > 1:
        paging = paging_buttons(page, phrases, language, lambda other: _data(card_id, Action.MORE, language, other))
        rows.insert(0, paging)
    return InlineKeyboardMarkup(rows)


def related_buttons(
    card_id: int, questions: Sequence[str], phrases: Phrases, language: Language
) -> InlineKeyboardMarkup:
    """Return a button for each related question, and the way back."""
    rows = [
        [callback_button(question, _data(card_id, Action.ASK, language, place), language)]
        for place, question in enumerate(questions, 1)
    ]
    return InlineKeyboardMarkup([*rows, [_back_button(card_id, phrases, language)]])


def _back_button(card_id: int, phrases: Phrases, language: Language) -> InlineKeyboardButton:
    return callback_button(phrases.card.back, _data(card_id, Action.ANSWER, language), language)


def _data(card_id: int, action: Action, language: Language, page: int = 1) -> str:
    return f"card:{card_id}:{action}:{language}:{page}"

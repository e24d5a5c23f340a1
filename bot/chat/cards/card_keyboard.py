"""The buttons under an answer, and what a press on one says. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.answers import Answer
from bot.chat.cards.card_views import has_both, has_more
from bot.chat.writing.bidi import mark_for
from bot.chat.writing.deep_links import link_to_source
from bot.chat.writing.html import Markup
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
    """Return the buttons of a card, in its language; those of a refusal only judge and remove it.

    In private they take three rows at most, so that the answer stays in sight.
    """
    language = answer.language
    words = phrases.card
    rows: list[list[InlineKeyboardButton]] = []
    judging = [
        _button(words.helpful, number, Act.HELPFUL, language),
        _button(words.unhelpful, number, Act.UNHELPFUL, language),
    ]
    if answer.citations:
        source = answer.citations[0].passage.document
        reading = [_button(words.context, number, Act.CONTEXT, language)]
        if has_more(answer):
            reading.append(_button(words.more, number, Act.MORE, language))
        if has_both(answer):
            reading.append(_button(words.other, number, Act.ANSWER, language.other))
        going = [InlineKeyboardButton(words.source, url=link_to_source(place.username, source))]
        rows.append(reading)
        if has_related:
            rows.append([*going, _button(words.related, number, Act.RELATED, language)])
        else:
            judging = [*going, *judging]
    rows.append(judging)
    if not place.is_private:
        rows.append([_button(words.remove, number, Act.REMOVE, language)])
    return InlineKeyboardMarkup(rows)


def view_buttons(
    number: int, phrases: Phrases, language: Language, page: Page[Markup] | None = None
) -> InlineKeyboardMarkup:
    """Return the buttons of a view behind a card: its other pages, and the way back."""
    rows = [[_button(phrases.card.back, number, Act.ANSWER, language)]]
    if page and page.pages > 1:
        paging = paging_buttons(page, phrases, language, lambda other: _data(number, Act.MORE, language, other))
        rows.insert(0, paging)
    return InlineKeyboardMarkup(rows)


def related_buttons(
    number: int, questions: Sequence[str], phrases: Phrases, language: Language
) -> InlineKeyboardMarkup:
    """Return a button for each related question, and the way back."""
    rows = [
        [_button(f"{mark_for(question, language)}{question}", number, Act.ASK, language, place)]
        for place, question in enumerate(questions, 1)
    ]
    return InlineKeyboardMarkup([*rows, [_button(phrases.card.back, number, Act.ANSWER, language)]])


def _button(text: str, number: int, act: Act, language: Language, page: int = 1) -> InlineKeyboardButton:
    return InlineKeyboardButton(text, callback_data=_data(number, act, language, page))


def _data(number: int, act: Act, language: Language, page: int) -> str:
    return f"card:{number}:{act}:{language}:{page}"

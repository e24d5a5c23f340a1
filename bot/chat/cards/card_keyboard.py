"""The inline keyboards of cards, and the callback data of their buttons. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.answers import Answer
from bot.answering.citations import Citation
from bot.chat.cards.card_views import has_both
from bot.chat.cards.sharing import share_button
from bot.chat.writing.cited_sentences import sentences_of
from bot.chat.writing.deep_links import link_to_source
from bot.chat.writing.html import Markup
from bot.chat.writing.keyboards import Row, callback_button, keyboard, url_button
from bot.chat.writing.pagination import Page, paging_buttons
from bot.chat.writing.readers import Reader
from bot.store import Ratings
from bot.text.languages import Language


class Action(StrEnum):
    """What a button of a card does."""

    ANSWER = auto()
    MORE = auto()
    CITE = auto()
    ASK = auto()
    HELPFUL = auto()
    UNHELPFUL = auto()
    TELL = auto()
    REMOVE = auto()


CARD_CALLBACK = re.compile(
    rf"card:(?P<card>\d{{1,15}}):(?P<action>{'|'.join(Action)}):(?P<language>{'|'.join(Language)}):(?P<page>\d{{1,4}})",
    re.ASCII,
)
UNRATED = Ratings()
_MOST_OFFERED = 2  # questions; with what else can be done they fill three rows
_ONE_LINE = 44  # characters of a button across a phone; Telegram cuts what is longer


@dataclass(frozen=True)
class Place:
    """Where a card stands, and what the bot can do there."""

    username: str  # of the bot
    is_private: bool
    has_inline: bool  # whether the bot answers inline queries


@dataclass(frozen=True)
class ShownCard:
    """Everything that the buttons of a card depend on."""

    id: int
    answer: Answer
    related: tuple[str, ...]  # questions like it that are answered
    examples: tuple[str, ...]  # others that are
    reader: Reader
    place: Place
    has_more: bool = False  # whether there are further passages
    as_of: date | None = None  # up to which day the sources reach, if that is to be told
    has_preview: bool = False  # whether Telegram is to show a preview of its first outlet's link
    stands_alone: bool = True  # whether the question is answered so without the one before it
    ratings: Ratings = UNRATED
    is_waited_for: bool = False

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that it can ask: like the one asked, else others, where something came near but no answer."""
        return _readable(self.related or (self.examples if self.answer.nearest else ()))

    @property
    def offered(self) -> tuple[str, ...]:
        """Those on its own buttons; those of an answer stand under its further passages."""
        return self.questions if self.answer.nearest else ()

    def button(
        self, text: str, action: Action, page: int = 1, shown_in: Language | None = None
    ) -> InlineKeyboardButton:
        """Return a button of it, in its language; what it leads to is `shown_in` that too if no other is named."""
        language = self.reader.language
        return callback_button(text, f"card:{self.id}:{action}:{shown_in or language}:{page}", language)


def remove_button(card_id: int, reader: Reader) -> InlineKeyboardButton:
    """Return the button with which a card is removed from a group."""
    language = reader.language
    return callback_button(reader.phrases.card.remove, f"card:{card_id}:{Action.REMOVE}:{language}:1", language)


def card_buttons(card: ShownCard) -> InlineKeyboardMarkup | None:
    """Return the buttons of a card: few, so that the answer stays in sight; none under a refusal."""
    rows: list[Row] = []
    if card.answer.answered:
        share = share_button(card.answer, card.reader, inline=card.place.has_inline and card.stands_alone)
        rows = [_reading(card), [*_other(card), share], _rating(card)]
    elif card.answer.nearest:
        # No thumbs: whoever wants to say more than that is told later, and editors see what was asked in vain anyway.
        rows = [*_question_rows(card), [*_reading(card), *_telling(card), *_removing(card)]]
    return keyboard(rows, card.reader.language)


def citation_buttons(card: ShownCard, citation: Citation) -> InlineKeyboardMarkup | None:
    """Return the buttons of a citation in its context: the other citations, its source, the way back."""
    words, document = card.reader.phrases.card, citation.passage.document
    language = card.reader.language
    source = link_to_source(card.place.username, document, sentences_of(citation))
    going = [url_button(words.whole, source, language)]
    if len(document.versions) > 1:
        going.append(card.button(words.other, Action.CITE, citation.number, language.other))
    return keyboard([_numbers(card, citation.number), going, [_back(card)]], language)


def more_buttons(card: ShownCard, page: Page[Markup]) -> InlineKeyboardMarkup | None:
    """Return the buttons of further passages: their other pages, related questions, the way back."""
    language = card.reader.language
    paging = paging_buttons(
        page, card.reader.phrases, language, lambda other: f"card:{card.id}:{Action.MORE}:{language}:{other}"
    )
    questions = _question_rows(card) if card.answer.answered else []
    return keyboard([*questions, [*paging, _back(card)]], language)


def _reading(card: ShownCard) -> Row:
    words = card.reader.phrases.card
    row = _numbers(card) or [card.button(words.context, Action.CITE)]
    return [*row, card.button(words.more, Action.MORE)] if card.has_more else row


def _numbers(card: ShownCard, here: int | None = None) -> list[InlineKeyboardButton]:
    """Return a button for each citation if there are several; the one that is open is marked."""
    numbers = [citation.number for citation in card.answer.shown]
    here_as = card.reader.phrases.card.here
    shown = {number: here_as.format(number=number) if number == here else str(number) for number in numbers}
    return [card.button(text, Action.CITE, number) for number, text in shown.items()] if len(numbers) > 1 else []


def _other(card: ShownCard) -> Iterator[InlineKeyboardButton]:
    if has_both(card.answer):
        words = card.reader.phrases.card
        yield card.button(words.other, Action.ANSWER, shown_in=card.reader.language.other)


def _readable(questions: tuple[str, ...]) -> tuple[str, ...]:
    """Return few of some questions, in their order, and rather those that are short enough to be read on a button."""
    shortest = sorted(questions, key=lambda question: len(question) > _ONE_LINE)[:_MOST_OFFERED]
    return tuple(question for question in questions if question in shortest)


def _question_rows(card: ShownCard) -> list[Row]:
    return [[card.button(question, Action.ASK, number)] for number, question in enumerate(card.questions, 1)]


def _telling(card: ShownCard) -> list[InlineKeyboardButton]:
    """Return the button to be told of an answer; in a group there is nobody whom it would belong to."""
    text = telling_text(card.reader, is_waited_for=card.is_waited_for)
    return [card.button(text, Action.TELL)] if card.place.is_private and not card.answer.only_told else []


def _rating(card: ShownCard) -> Row:
    helpful, unhelpful = rating_texts(card.reader, card.ratings, is_private=card.place.is_private)
    return [card.button(helpful, Action.HELPFUL), card.button(unhelpful, Action.UNHELPFUL), *_removing(card)]


def _removing(card: ShownCard) -> list[InlineKeyboardButton]:
    """Return the button to remove a card from a group."""
    return [] if card.place.is_private else [remove_button(card.id, card.reader)]


def _back(card: ShownCard) -> InlineKeyboardButton:
    return card.button(card.reader.phrases.card.back, Action.ANSWER)


def telling_text(reader: Reader, *, is_waited_for: bool) -> str:
    """Return what stands on the button to be told of an answer."""
    return reader.phrases.refusal.told if is_waited_for else reader.phrases.refusal.tell_me


def rating_texts(reader: Reader, ratings: Ratings, *, is_private: bool) -> tuple[str, str]:
    """Return what stands on the thumbs: the given one is ticked; in a group they are counted."""
    words, current = reader.phrases.card, reader.phrases.choice.current

    def text(name: str, count: int) -> str:
        if count == 0:
            return name
        return current.format(choice=name) if is_private else words.counted.format(button=name, count=count)

    return text(words.helpful, ratings.helpful), text(words.unhelpful, ratings.unhelpful)

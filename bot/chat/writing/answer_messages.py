"""Turns answers into Telegram messages: first the quote that answers, below it who says so, then what else is cited."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from bot.answering.answers import Answer
from bot.answering.attribution import label_of_quote
from bot.answering.citations import Citation
from bot.chat.writing.bidi import isolate, mark_for
from bot.chat.writing.credits import credit_line, fill, short_credit
from bot.chat.writing.html import Markup, bold, join, join_fitting, plain, quote
from bot.chat.writing.quotes import marked_quote, shown_part, untold_day, untold_month
from bot.chat.writing.readers import Reader
from bot.documents import Passage
from bot.locale import format_day, format_month
from bot.text.languages import Language

_MOST_IN_LINE = 40  # characters of a title that stands in one line behind its number
MOST_IN_TITLE = 200  # characters; a title is there to be recognised


@dataclass(frozen=True)
class CardShape:
    """What stands in a card beside its first citation."""

    further: bool = True  # a line for each further citation; a group has only their buttons
    as_of: date | None = None  # up to which day the sources reach, if that is to be told
    above_questions: str = ""  # a sentence if there are questions on buttons


WHOLE = CardShape()


def answer_message(answer: Answer, reader: Reader, shape: CardShape = WHOLE) -> Markup:
    """Return the reply to a question: the card of what answers or comes nearest, or that nothing was found."""
    if answer.small_talk:
        return line(plain(reader.phrases.small_talk[answer.small_talk]), answer.language)
    return join_fitting("\n", (*_lead(answer, reader), *_cited(answer, reader, shape), *_end(reader, shape)))


def line(piece: Markup, language: Language) -> Markup:
    """Return `piece` so that it begins on the side where `language` begins."""
    return plain(mark_for(piece.text, language)) + piece


def lines(text: str, language: Language) -> Markup:
    """Return a text so that each of its lines begins on the side where `language` begins."""
    return join("\n", (line(plain(row), language) for row in text.split("\n")))


def title_of(title: str) -> str:
    """Return a title, isolated and not too long to be read."""
    return isolate(shorten(title, MOST_IN_TITLE, placeholder="…"))


def citation_piece(citation: Citation, reader: Reader) -> Markup:
    """Return a citation by itself: the quote, who says so, and the original if the quote is a translation."""
    return join("\n", _citation_lines(citation, reader, with_original=True))


def _lead(answer: Answer, reader: Reader) -> Iterator[Markup]:
    """Yield that nothing answers, or nothing directly, or what each source gives if they differ."""
    words = reader.phrases.answer
    if not answer.shown:
        yield line(plain(words.no_more if answer.only_told else words.not_found), answer.language)
    if answer.nearest:
        yield line(plain(words.more if answer.asks_more else words.nearest), answer.language)
    if answer.claims:
        values = [words.claim.format(value=isolate(each.value), number=isolate(each.number)) for each in answer.claims]
        separator = f"{words.outlet_separator} "
        yield line(bold(words.differ) + plain(f" {separator.join(values)}"), answer.language)


def _cited(answer: Answer, reader: Reader, shape: CardShape) -> Iterator[Markup]:
    for citation in answer.shown[:1]:
        if shape.as_of:
            yield from _month_line(citation, reader, shape.as_of)
        yield from _citation_lines(citation, reader, with_original=answer.answered)
    further = answer.shown[1:] if shape.further else ()
    told = {short_credit(citation, reader).text for citation in answer.shown[:1] if further}
    for citation in further:
        yield _further_line(citation, reader, told)


def _end(reader: Reader, shape: CardShape) -> Iterator[Markup]:
    if shape.as_of:
        day = isolate(format_day(shape.as_of, reader.language))
        yield line(plain(reader.phrases.card.as_of.format(day=day)), reader.language)
    if shape.above_questions:
        yield line(plain(shape.above_questions), reader.language)


def _citation_lines(citation: Citation, reader: Reader, *, with_original: bool) -> Iterator[Markup]:
    shown = shown_part(citation, citation.translation or citation.quote)
    yield from day_line(citation.passage, shown.text, reader)
    yield quote(marked_quote(shown, reader.language if citation.translation else citation.language))
    yield line(credit_line(citation, reader), reader.language)
    if citation.translation and with_original:
        yield _folded_original(citation, reader)


def day_line(passage: Passage, shown: str, reader: Reader) -> Iterator[Markup]:
    """Yield the day of a timeline's passage in words, unless what is shown of it tells that day too."""
    if day := untold_day(passage, shown):
        yield line(plain(isolate(format_day(day, reader.language))), reader.language)


def _month_line(citation: Citation, reader: Reader, as_of: date) -> Iterator[Markup]:
    """Yield the month of which an undated quote tells how things stood."""
    shown = shown_part(citation, citation.translation or citation.quote)
    if month := untold_month(citation.passage, shown.text, as_of):
        yield line(plain(isolate(format_month(month.year, month.month, reader.language))), reader.language)


def _folded_original(citation: Citation, reader: Reader) -> Markup:
    label = label_of_quote(citation, reader.phrases)
    original = shown_part(citation, citation.quote).text
    return quote(join("\n", [line(plain(label), reader.language), lines(original, citation.language)]), folded=True)


def _further_line(citation: Citation, reader: Reader, told: set[str]) -> Markup:
    """Return the line of a citation that is not quoted: who says it, or its title if that was `told` already."""
    number, credit = plain(isolate(citation.number)), short_credit(citation, reader)
    if credit.text in told:
        title = citation.passage.document.version(reader.language).title
        credit = plain(isolate(shorten(title, _MOST_IN_LINE, placeholder="…")))
    told.add(credit.text)
    return line(fill(reader.phrases.card.further, number=number, credit=credit), reader.language)

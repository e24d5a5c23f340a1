"""Turns answers into what may be sent from any chat: inline results with title, snippet and a whole message. Pure."""

from collections.abc import Sequence
from hashlib import sha256
from textwrap import shorten

from telegram import InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode

from bot.answering.answers import Answer
from bot.answering.citations import Citation
from bot.chat.writing.answer_messages import answer_message, citation_piece, line
from bot.chat.writing.bidi import isolate, mark_for
from bot.chat.writing.html import Markup, bold, join, plain
from bot.chat.writing.readers import Reader
from bot.chat.writing.replies import NO_PREVIEW
from bot.text.languages import Language

# A phone shows one line of a title and two of a description.
_MOST_IN_TITLE = 80
_MOST_IN_DESCRIPTION = 160
_BEFORE_MATCH = 40  # characters of a snippet; what is not much farther from the beginning is shown from there


def citation_results(answer: Answer, further: Sequence[Citation], reader: Reader) -> list[InlineQueryResultArticle]:
    """Return a result for each citation of an answer, then one for each `further` passage, marked as no answer."""
    return [
        *(_citation_result(answer, citation, reader, "") for citation in answer.citations),
        *(_citation_result(answer, citation, reader, reader.phrases.inline.further) for citation in further),
    ]


def answer_result(answer: Answer, reader: Reader) -> InlineQueryResultArticle:
    """Return the result of an answer with everything it cites, under its question."""
    message = _below_headings([_question(answer)], answer_message(answer, reader))
    description = _snippet(answer.citations[0]) if answer.citations else ""
    return _article(_id(answer.question, message.html), _title(answer.question, answer.language), description, message)


def sentence_result(sentence: str, language: Language) -> InlineQueryResultArticle:
    """Return the result of a sentence."""
    return _article(_id(sentence), _title(sentence, language), "", line(plain(sentence), language))


def _citation_result(answer: Answer, citation: Citation, reader: Reader, label: str) -> InlineQueryResultArticle:
    passage, language = citation.passage, answer.language
    title = passage.document.version(language).title
    shown = reader.phrases.inline.further_title.format(title=title) if label else title
    labels = [line(plain(label), language)] if label else []
    piece = citation_piece(citation, reader)
    message = _below_headings([_question(answer), *labels], piece)
    name = _id(answer.question, passage.document.slug, str(passage.number), message.html)
    return _article(name, _title(shown, language), _snippet(citation), message)


def _question(answer: Answer) -> Markup:
    return line(bold(isolate(answer.question)), answer.language)


def _below_headings(headings: Sequence[Markup], body: Markup) -> Markup:
    """Return `body` below its headings; where that is too long for one message, the first ones go."""
    wholes = (join("\n\n", [*headings[first:], body]) for first in range(len(headings) + 1))
    return next(whole for whole in wholes if whole.fits)


def _title(text: str, language: Language) -> str:
    short = isolate(shorten(text, _MOST_IN_TITLE, placeholder="…"))
    return mark_for(short, language) + short


def _snippet(citation: Citation) -> str:
    """Return the words around the first match, from the side where their language begins."""
    quote, language = citation.quote, citation.language
    if citation.translation:
        quote, language = citation.translation, language.other
    first = quote.highlights[0][0] if quote.highlights else 0
    start = quote.text.rfind(" ", 0, first - _BEFORE_MATCH) + 1 if first > 2 * _BEFORE_MATCH else 0
    snippet = shorten(("…" if start else "") + quote.text[start:], _MOST_IN_DESCRIPTION, placeholder="…")
    return mark_for(snippet, language) + snippet


def _id(*parts: str) -> str:
    """Return an id of 32 letters that changes with what is sent."""
    return sha256("\n".join(parts).encode()).hexdigest()[:32]


def _article(name: str, title: str, description: str, message: Markup) -> InlineQueryResultArticle:
    content = InputTextMessageContent(message.html, ParseMode.HTML, link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(name, title, content, description=description or None)

"""Shows a whole document, a page at a time, in private chats. Which page is shown is known to its buttons alone."""

import re

from telegram import InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot.chat.cards.card_views import context_message
from bot.chat.context import BotContext, is_private
from bot.chat.writing.answer_messages import line, lines, title_of
from bot.chat.writing.callback_queries import message_of, toast
from bot.chat.writing.deep_links import document_of, key_of
from bot.chat.writing.edits import MessageEditor
from bot.chat.writing.excerpts import opening, place_to_cut
from bot.chat.writing.html import Markup, bold, join, pages_fitting
from bot.chat.writing.keyboards import callback_button
from bot.chat.writing.pagination import page_of, paging_buttons, with_headings
from bot.chat.writing.replies import Content, reply
from bot.documents import Document, Passage
from bot.locale import Phrases
from bot.text.languages import Language

DOCUMENT_CALLBACK = re.compile(
    rf"read:(?P<key>[0-9a-f]{{12}}):(?P<print>[0-9a-f]{{16}}):(?P<language>{'|'.join(Language)}):(?P<page>\d{{1,5}})",
    re.ASCII,
)
_PAGE = 2500  # characters
_MOST_OF_PIECE = 2000  # a longer paragraph is shown in pieces
_MOST_OF_HEADING = 500


class DocumentReader:
    """The handlers of a document's pages."""

    def __init__(self, bot_context: BotContext) -> None:
        """Read from the corpus of `bot_context`."""
        self._bot_context = bot_context
        self._editor = MessageEditor()

    async def open_document(self, message: Message, document: Document) -> None:
        """Send the first page of a document."""
        page = self._page(document, self._bot_context.language_for(message.from_user), 1)
        self._editor.note(await reply(message, *page), *page)

    async def open_passage(self, message: Message, passage: Passage) -> None:
        """Send a passage among its neighbours, with a button for the whole document."""
        language = self._bot_context.language_for(message.from_user)
        phrases = self._bot_context.sentences[language]
        first_page = _callback_data(passage.document, language, 1)
        whole = callback_button(phrases.card.whole, first_page, language)
        await reply(message, context_message(passage, phrases, language), InlineKeyboardMarkup([[whole]]))

    async def on_callback(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the page that a button names; say so if the document is not what it was."""
        query = update.callback_query
        if query is None:
            return
        data, message = DOCUMENT_CALLBACK.fullmatch(query.data or ""), message_of(query)
        toast_language = self._bot_context.language_for(query.from_user)
        words = self._bot_context.sentences[toast_language].card
        if data is None or message is None or not is_private(message):
            await toast(query, words.gone, toast_language)
            return
        document = document_of(data["key"], self._bot_context.engine.corpus)
        if document is None or document.fingerprint != data["print"]:
            await toast(query, words.stale, toast_language)
            return
        await toast(query)
        await self._editor.show(message, *self._page(document, Language(data["language"]), int(data["page"])))

    def _page(self, document: Document, language: Language, number: int) -> Content:
        phrases = self._bot_context.sentences[language]
        page = page_of(reader_pages(document, phrases, language), number)
        rows = [paging_buttons(page, phrases, language, lambda other: _callback_data(document, language, other))]
        if len(document.versions) > 1:
            other_version = _callback_data(document, language.other, page.number)
            rows.append([callback_button(phrases.card.other, other_version, language)])
        rows = [row for row in rows if row]
        return page.items[0], InlineKeyboardMarkup(rows) if rows else None


def reader_pages(document: Document, phrases: Phrases, language: Language) -> list[Markup]:
    """Return all paragraphs of a document under their headings, in pages; never empty."""
    version = document.version(language)
    pieces: list[Markup] = []
    above: str | None = None
    for paragraph in version.paragraphs:
        first, *others = (lines(piece, version.language) for piece in _pieces(paragraph.text))
        if paragraph.heading and paragraph.heading != above:
            heading = line(bold(opening(paragraph.heading, _MOST_OF_HEADING)), version.language)
            first = join("\n", [heading, first])
        above = paragraph.heading
        pieces += [first, *others]
    pages = pages_fitting("\n\n", pieces, _PAGE)
    return with_headings(pages, phrases.card.reader_heading, language, title=title_of(version.title))


def _pieces(text: str) -> list[str]:
    """Return a text in pieces of limited length, cut between words where that is possible."""
    pieces: list[str] = []
    while len(text) > _MOST_OF_PIECE:
        cut = place_to_cut(text, _MOST_OF_PIECE)
        pieces.append(text[:cut])
        text = text[cut:].lstrip()
    return [*pieces, text] if text else pieces


def _callback_data(document: Document, language: Language, page: int) -> str:
    return f"read:{key_of(document)}:{document.fingerprint}:{language}:{page}"

"""Lays out lists of documents: a page of all, or of those whose titles have some words, each with its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.answering.outlet_names import OutletNames
from bot.chat.writing.answer_messages import line, lines, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.credits import isolated_name
from bot.chat.writing.deep_links import link_to_source
from bot.chat.writing.html import Markup, join_fitting, link, plain
from bot.chat.writing.keyboards import keyboard
from bot.chat.writing.pagination import Page, page_heading, page_of, paging_buttons
from bot.chat.writing.readers import Reader
from bot.chat.writing.replies import Content
from bot.documents import Document, Kind, find_titled
from bot.locale import format_day

ALL, FOUND = "sources", "found"
_PER_PAGE = 10


@dataclass(frozen=True)
class SourcePages:
    """The pages of `documents` for a reader."""

    documents: Sequence[Document]
    reader: Reader
    username: str  # of the bot, which opens what has no address of its own

    def all(self, number: int) -> Content:
        """Return a page of all documents, the last one if there are fewer."""
        return self._page(ALL, self.reader.phrases.sources.heading, self.documents, number)

    def found(self, words: str, number: int) -> Content:
        """Return a page of the documents that have `words` in their titles, or that there are none."""
        documents, shown = find_titled(self.documents, words), isolate(words)
        if not documents:
            return lines(self.reader.phrases.sources.not_found.format(words=shown), self.reader.language), None
        return self._page(FOUND, self.reader.phrases.sources.found, documents, number, words=shown)

    def _page(self, kind: str, heading: str, documents: Sequence[Document], number: int, **words: str) -> Content:
        page = page_of(documents, number, _PER_PAGE)
        written = page_heading(heading, page.number, page.pages, self.reader.language, **words)
        entries = (
            line(self._entry(place, document), self.reader.language)
            for place, document in enumerate(page.items, page.first)
        )
        return join_fitting("\n", [written, *entries]), self._buttons(kind, page)

    def _entry(self, place: int, document: Document) -> Markup:
        words = self.reader.phrases.sources
        source = document.own_source
        address = source.url if source and source.url else link_to_source(self.username, document)
        shown = link(title_of(document.version(self.reader.language).title), address)
        kinds = {Kind.ARTICLE: words.article, Kind.BRIEF: words.listed_brief, Kind.TIMELINE: words.timeline}
        about = [kinds[document.kind]]
        if source and source.publisher:
            name = OutletNames(self.reader.outlets, self.reader.phrases.outlets, self.reader.language)
            about.append(isolated_name(name.whole(source.publisher), self.reader.language))
        if source and source.published:
            about.append(isolate(format_day(source.published, self.reader.language)))
        before, after = words.entry.split("{title}")
        return (
            plain(before.format(number=isolate(place)))
            + shown
            + plain(after.format(about=f"{words.separator} ".join(about)))
        )

    def _buttons(self, kind: str, page: Page[Document]) -> InlineKeyboardMarkup | None:
        row = paging_buttons(
            page, self.reader.phrases, self.reader.language, lambda other: f"{kind}:{self.reader.language}:{other}"
        )
        return keyboard([row], self.reader.language)

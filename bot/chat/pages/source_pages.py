"""Lays out lists of documents: a page of all, or of those whose titles have some words, each with its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.writing.answer_messages import line, lines, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.deep_links import link_to_source
from bot.chat.writing.html import Markup, bold, join_fitting, link, plain
from bot.documents import Document, Kind, find_titled
from bot.locale import Phrases, format_day
from bot.text.languages import Language

ALL, FOUND = "sources", "found"
_PER_PAGE = 10

Page = tuple[Markup, InlineKeyboardMarkup | None]


@dataclass(frozen=True)
class SourcePages:
    """The pages of `documents` for a reader."""

    documents: Sequence[Document]
    phrases: Phrases
    language: Language
    username: str  # of the bot, which opens what has no address of its own

    def all(self, number: int) -> Page:
        """Return a page of all documents, the last one if there are fewer."""
        return self._page(ALL, self.phrases.sources.heading, self.documents, number)

    def found(self, words: str, number: int) -> Page:
        """Return a page of the documents that have `words` in their titles, or that there are none."""
        documents, shown = find_titled(self.documents, words), isolate(words)
        if not documents:
            return lines(self.phrases.sources.not_found.format(words=shown), self.language), None
        return self._page(FOUND, self.phrases.sources.found, documents, number, words=shown)

    def _page(self, kind: str, heading: str, documents: Sequence[Document], number: int, **words: str) -> Page:
        pages = -(-len(documents) // _PER_PAGE)
        number = min(max(number, 1), pages)
        first = (number - 1) * _PER_PAGE
        written = heading.format(page=isolate(number), pages=isolate(pages), **words)
        entries = (
            line(self._entry(place, document), self.language)
            for place, document in enumerate(documents[first : first + _PER_PAGE], first + 1)
        )
        return join_fitting("\n", [line(bold(written), self.language), *entries]), self._buttons(kind, number, pages)

    def _entry(self, place: int, document: Document) -> Markup:
        words = self.phrases.sources
        source = document.own_source
        address = source.url if source and source.url else link_to_source(self.username, document)
        shown = link(title_of(document.version(self.language).title), address)
        kinds = {Kind.ARTICLE: words.article, Kind.BRIEF: words.brief, Kind.TIMELINE: words.timeline}
        about = [kinds[document.kind]]
        if source and source.publisher:
            about.append(title_of(source.publisher))
        if source and source.published:
            about.append(isolate(format_day(source.published, self.language)))
        before, after = words.entry.split("{title}")
        return (
            plain(before.format(number=isolate(place)))
            + shown
            + plain(after.format(about=f"{words.separator} ".join(about)))
        )

    def _buttons(self, kind: str, number: int, pages: int) -> InlineKeyboardMarkup | None:
        turns = [(self.phrases.sources.previous, number - 1), (self.phrases.sources.next, number + 1)]
        row = [
            InlineKeyboardButton(text, callback_data=f"{kind}:{self.language}:{page}")
            for text, page in turns
            if 1 <= page <= pages
        ]
        return InlineKeyboardMarkup([row]) if row else None

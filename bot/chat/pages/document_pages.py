"""Lays a whole document out: who tells it, then its text by pages, the cited sentence marked. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.answering.attribution import lead_of
from bot.answering.quotes import Span
from bot.chat.writing.answer_messages import line, lines, title_of
from bot.chat.writing.cited_sentences import CitedSentences
from bot.chat.writing.credits import others_counted, outlet_entries
from bot.chat.writing.excerpts import opening, place_to_cut
from bot.chat.writing.html import Markup, bold, join, plain, quote
from bot.chat.writing.pagination import heading_of
from bot.chat.writing.readers import Reader
from bot.documents import Document, Kind, Passage, Source, Version, date_of_event, end_of_label
from bot.locale import format_day
from bot.text.languages import Language

_PAGE = 2000  # characters
_MOST_OF_PIECE = 1800  # a longer paragraph is shown in pieces
_MOST_OF_HEADING = 500
_MOST_OUTLETS = 5  # of a page


@dataclass(frozen=True)
class _Piece:
    """A paragraph, or a part of one: what is cited stands by itself, and a long one is cut."""

    text: str
    is_cited: bool
    paragraph: int = 1  # from 1
    above: Markup | None = None  # its heading

    def written(self, language: Language) -> Markup:
        """Return it as it is shown: what is cited as a quote."""
        text = lines(self.text, language)
        if self.is_cited:
            text = quote(text)
        return join("\n", [self.above, text]) if self.above else text


def document_pages(document: Document, reader: Reader, cited: CitedSentences | None = None) -> list[Markup]:
    """Return all of a document in pages, never empty; each is headed by who tells what stands on it."""
    pages, version = _pages(document, reader, cited), document.version(reader.language)
    written = []
    for number, page in enumerate(pages, 1):
        heading = heading_of(title_of(version.title), number, len(pages), reader)
        text = join("\n\n", (piece.written(version.language) for piece in page))
        sources = _sources_of(document, {piece.paragraph for piece in page}, cited)
        written.append(join("\n\n", [join("\n", [heading, *_told_by(document, sources, reader)]), text]))
    return written


def page_with(document: Document, reader: Reader, cited: CitedSentences) -> int:
    """Return the number of the page on which the cited sentence stands."""
    pages = enumerate(_pages(document, reader, cited), 1)
    return next(number for number, page in pages if any(piece.is_cited for piece in page))


def _pages(document: Document, reader: Reader, cited: CitedSentences | None) -> list[list[_Piece]]:
    pages: list[list[_Piece]] = [[]]
    for piece in _pieces(document, document.version(reader.language), cited):
        if pages[-1] and sum(len(each.text) for each in [*pages[-1], piece]) > _PAGE:
            pages.append([])
        pages[-1].append(piece)
    return pages


def _told_by(document: Document, sources: Sequence[Source], reader: Reader) -> Iterator[Markup]:
    """Yield what the editors did, if anything is to be said of it, and a line for each outlet."""
    entries = outlet_entries(sources, reader)
    if lead := lead_of(document.kind, reader.phrases, has_outlets=bool(entries)):
        yield line(plain(lead), reader.language)
    for entry in entries[:_MOST_OUTLETS]:
        yield line(plain("• ") + entry, reader.language)
    if others := len(entries[_MOST_OUTLETS:]):
        yield line(plain(others_counted(others, reader)), reader.language)


def _sources_of(document: Document, paragraphs: set[int], cited: CitedSentences | None) -> list[Source]:
    own = Passage(document, cited.paragraph).sources if cited and cited.paragraph in paragraphs else ()
    on_page = (source for number in sorted(paragraphs) for source in Passage(document, number).sources)
    return list(dict.fromkeys([*own, *on_page]))


def _pieces(document: Document, version: Version, cited: CitedSentences | None) -> Iterator[_Piece]:
    above: str | None = version.title  # stands over the page
    for number, paragraph in enumerate(version.paragraphs, 1):
        place = cited.place_in(document, version.language) if cited and cited.paragraph == number else None
        heading, start = paragraph.heading, 0
        if document.kind is Kind.TIMELINE and (day := date_of_event(paragraph.text)):
            heading, start = format_day(day, version.language), end_of_label(paragraph.text)
        pieces = list(_cut(paragraph.text, start, place))
        if heading and heading != above:
            shown = line(bold(opening(heading, _MOST_OF_HEADING)), version.language)
            pieces[0] = replace(pieces[0], above=shown)
        above = heading
        yield from (replace(piece, paragraph=number) for piece in pieces)


def _cut(text: str, start: int, cited: Span | None) -> Iterator[_Piece]:
    """Yield a paragraph from `start` on in pieces of limited length, cut between words where that is possible."""
    first, last = cited or (len(text), len(text))
    for begin, end, is_cited in ((start, first, False), (max(first, start), last, True), (last, len(text), False)):
        yield from (_Piece(piece, is_cited) for piece in _pieces_of(text[begin:end].strip()))


def _pieces_of(text: str) -> Iterator[str]:
    while text:
        cut = place_to_cut(text, _MOST_OF_PIECE)
        yield text[:cut]
        text = text[cut:].lstrip()

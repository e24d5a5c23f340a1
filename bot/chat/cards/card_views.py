"""What stands behind an answer: further passages, a citation in its context. Pure."""

from collections.abc import Iterator, Sequence

from bot.answering.answers import Answer, Citation
from bot.answering.quotes import Span
from bot.chat.writing.answer_messages import citation_piece, line, lines, title_of
from bot.chat.writing.bidi import isolate, mark_for
from bot.chat.writing.credits import credit_line
from bot.chat.writing.excerpts import ending, opening, place_to_cut
from bot.chat.writing.html import NOTHING, Markup, bold, join_fitting, pages_fitting, plain, quote
from bot.chat.writing.pagination import heading_of, with_headings
from bot.chat.writing.quotes import marked_text, shown_part
from bot.chat.writing.readers import Reader
from bot.documents import Kind, Passage, end_of_label
from bot.text.languages import Language

MOST_FURTHER = 20  # passages; below them hardly a word is shared
_PAGE = 1500  # characters
_MOST_OF_NEIGHBOUR = 250
_MOST_OF_PASSAGE = 1800
_MOST_NAMED = 4  # outlets of a citation that is shown by itself


def has_both(answer: Answer) -> bool:
    """Tell whether anything cited exists in both languages."""
    return any(len(citation.passage.document.versions) > 1 for citation in answer.shown)


def has_more(answer: Answer) -> bool:
    """Tell whether there are further passages."""
    return len(answer.hits) > len(answer.shown)


def further_pages(further: Sequence[Citation], reader: Reader) -> list[Markup]:
    """Return passages that are not cited, in pages that say what they are; [] if there are none."""
    heading = reader.phrases.card.more_heading
    pieces = [citation_piece(each, reader) for each in further]
    longest = heading_of(heading, len(pieces), len(pieces), reader) + plain("\n\n")
    return with_headings(pages_fitting("\n\n", pieces, _PAGE, above=longest), heading, reader)


def citation_message(citation: Citation, reader: Reader) -> Markup:
    """Return a citation in its context: the passage as a quote, its cited sentences underlined, the answer in bold."""
    passage = citation.passage
    version = passage.document.version(reader.language)
    number = isolate(citation.number)
    heading = reader.phrases.card.context_heading.format(number=number, title=title_of(version.title))
    shown = citation.quote if version.language is citation.language else citation.translation or citation.quote
    shown = shown_part(citation, shown)
    in_bold = [(shown.start + first, shown.start + last) for first, last in shown.highlights]
    return join_fitting(
        "\n",
        [
            line(bold(heading), reader.language),
            *_among_neighbours(passage, version.language, in_bold, (shown.start, shown.end)),
            line(credit_line(citation, reader, most=_MOST_NAMED), reader.language),
        ],
    )


def passage_message(passage: Passage, reader: Reader) -> Markup:
    """Return a passage as a quote between the paragraphs before and after it, under the title of its document."""
    version = passage.document.version(reader.language)
    heading = line(bold(title_of(version.title)), reader.language)
    return join_fitting("\n", [heading, *_among_neighbours(passage, version.language, (), None)])


def _among_neighbours(
    passage: Passage, language: Language, in_bold: Sequence[Span], underline: Span | None
) -> Iterator[Markup]:
    """Yield a passage with the end of the paragraph before it and the beginning of the one behind."""
    texts = [paragraph.text for paragraph in passage.document.version(language).paragraphs]
    label = end_of_label if passage.document.kind is Kind.TIMELINE else _no_label
    if passage.number > 1:
        before = texts[passage.number - 2]
        yield lines(ending(before[label(before) :], _MOST_OF_NEIGHBOUR), language)
    yield quote(_passage(texts[passage.number - 1], label(texts[passage.number - 1]), language, in_bold, underline))
    if passage.number < len(texts):
        after = texts[passage.number]
        yield lines(opening(after[label(after) :], _MOST_OF_NEIGHBOUR), language)


def _passage(text: str, start: int, language: Language, in_bold: Sequence[Span], underline: Span | None) -> Markup:
    """Return a passage from `start` on; underlined is only what is not all of it."""
    end = start + place_to_cut(text[start:], _MOST_OF_PASSAGE)
    if underline:
        end = max(end, min(underline[1], len(text)))
    shown = [(first - start, last - start) for first, last in in_bold if start <= first]
    part = (max(underline[0] - start, 0), underline[1] - start) if underline else None
    marked = marked_text(text[start:end], shown, part if part and part[1] - part[0] < len(text) - start else None)
    return plain(mark_for(text[start:end], language)) + marked + (plain(" …") if end < len(text) else NOTHING)


def _no_label(_: str) -> int:
    return 0

"""What stands behind an answer: further passages, a citation in its context. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answers import Answer
from bot.answering.citations import Citation
from bot.answering.quotes import Quote
from bot.chat.writing.answer_messages import citation_piece, day_line, line, lines, title_of
from bot.chat.writing.bidi import isolate
from bot.chat.writing.credits import credit_line
from bot.chat.writing.excerpts import ending, opening, place_to_cut
from bot.chat.writing.html import Markup, bold, join_fitting, pages_fitting, plain, quote
from bot.chat.writing.pagination import heading_of, with_headings
from bot.chat.writing.quotes import marked_quote, shown_part
from bot.chat.writing.readers import Reader
from bot.documents import Document, Kind, Passage, end_of_label
from bot.text.languages import Language

MOST_FURTHER = 20  # passages; below them hardly a word is shared
_PAGE = 1500  # characters
_MOST_OF_NEIGHBOUR = 250
_MOST_OF_PASSAGE = 1800
_MOST_NAMED = 4  # outlets of a citation that is shown by itself


def has_both(answer: Answer) -> bool:
    """Tell whether anything cited exists in both languages."""
    return any(len(citation.passage.document.versions) > 1 for citation in answer.shown)


def further_pages(further: Sequence[Citation], reader: Reader) -> list[Markup]:
    """Return passages that are not cited, in pages that say what they are; [] if there are none."""
    heading = reader.phrases.card.more_heading
    pieces = [citation_piece(each, reader) for each in further]
    longest = heading_of(heading, len(pieces), len(pieces), reader) + plain("\n\n")
    return with_headings(pages_fitting("\n\n", pieces, _PAGE, above=longest), heading, reader)


def citation_message(citation: Citation, reader: Reader) -> Markup:
    """Return a citation in its context: its quote, with the answer in bold, between what stands before and after it."""
    title = title_of(citation.passage.document.version(reader.language).title)
    heading = reader.phrases.card.context_heading.format(number=isolate(citation.number), title=title)
    return _in_context(heading, citation, reader)


def passage_message(passage: Passage, reader: Reader) -> Markup:
    """Return a passage as a quote in its context, under the title of its document."""
    translated = passage.text(reader.language) if reader.language is not passage.document.original else None
    translation = _whole(passage.document, translated) if translated else None
    whole = Citation(1, passage, _whole(passage.document, passage.original), translation)
    return _in_context(title_of(passage.document.version(reader.language).title), whole, reader)


def _in_context(heading: str, citation: Citation, reader: Reader) -> Markup:
    """Return a quote between the rest of its paragraph and the neighbours of that."""
    document, language = citation.passage.document, citation.passage.document.version(reader.language).language
    quoted = shown_part(citation, citation.translation or citation.quote)
    frame = shown_part(citation, _whole(document, quoted.paragraph))
    before = [_neighbour(citation, language, -1), quoted.paragraph[frame.start : quoted.start].strip()]
    after = [quoted.paragraph[quoted.end : frame.end].strip(), _neighbour(citation, language, +1)]
    pieces = [
        line(bold(heading), reader.language),
        *(lines(ending(text, _MOST_OF_NEIGHBOUR), language) for text in before if text),
        *day_line(citation.passage, quoted.text, reader),
        quote(marked_quote(_opening(quoted), language)),
        *(lines(opening(text, _MOST_OF_NEIGHBOUR), language) for text in after if text),
        line(credit_line(citation, reader, most=_MOST_NAMED), reader.language),
    ]
    return join_fitting("\n", pieces)


def _neighbour(citation: Citation, language: Language, step: int) -> str:
    """Return a paragraph beside that of a citation, of a timeline's all but its date; "" if there is none."""
    document, number = citation.passage.document, citation.passage.number + step
    paragraphs = document.version(language).paragraphs
    return _whole(document, paragraphs[number - 1].text).text if 1 <= number <= len(paragraphs) else ""


def _whole(document: Document, text: str) -> Quote:
    """Return a paragraph as a quote, of a timeline's all but its date."""
    return Quote(text, end_of_label(text) if document.kind is Kind.TIMELINE else 0, len(text), ())


def _opening(quoted: Quote) -> Quote:
    """Return as much of a quote as is shown."""
    return replace(quoted, end=quoted.start + place_to_cut(quoted.text, _MOST_OF_PASSAGE))

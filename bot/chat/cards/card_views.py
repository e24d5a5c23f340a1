"""What stands behind an answer: further passages, a citation in its context. Pure."""

from collections.abc import Sequence

from bot.answering.answers import Answer, Citation
from bot.answering.quotes import Quote
from bot.chat.writing.answer_messages import citation_piece, day_line, line, lines, title_of
from bot.chat.writing.bidi import isolate, mark_for
from bot.chat.writing.credits import credit_line
from bot.chat.writing.excerpts import ending, opening, place_to_cut
from bot.chat.writing.html import Markup, bold, join_fitting, pages_fitting, plain, quote
from bot.chat.writing.pagination import heading_of, with_headings
from bot.chat.writing.quotes import marked_text, shown_part
from bot.chat.writing.readers import Reader
from bot.documents import Document, Kind, Passage, Version, end_of_label
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
    title = title_of(citation.passage.document.version(reader.language).title)
    heading = reader.phrases.card.context_heading.format(number=isolate(citation.number), title=title)
    return _in_context(heading, citation, reader)


def passage_message(passage: Passage, reader: Reader) -> Markup:
    """Return a passage in its context, under the title of its document."""
    translated = passage.text(reader.language) if reader.language is not passage.document.original else None
    whole = Citation(1, passage, _whole(passage.original), _whole(translated) if translated else None)
    return _in_context(title_of(passage.document.version(reader.language).title), whole, reader)


def _in_context(heading: str, citation: Citation, reader: Reader) -> Markup:
    """Return a citation between the end of the paragraph before it and the beginning of the one behind."""
    number, document = citation.passage.number, citation.passage.document
    version = document.version(reader.language)
    before, after = (_neighbour(document, version, each) for each in (number - 1, number + 1))
    quoted = _quoted_passage(citation, version.language)
    pieces = [
        line(bold(heading), reader.language),
        *([lines(ending(before, _MOST_OF_NEIGHBOUR), version.language)] if before else []),
        *day_line(citation.passage, quoted.text, reader),
        quote(quoted),
        *([lines(opening(after, _MOST_OF_NEIGHBOUR), version.language)] if after else []),
        line(credit_line(citation, reader, most=_MOST_NAMED), reader.language),
    ]
    return join_fitting("\n", pieces)


def _neighbour(document: Document, version: Version, number: int) -> str:
    """Return the paragraph of a number, of a timeline's all but its date; "" if there is none."""
    if not 1 <= number <= len(version.paragraphs):
        return ""
    text = version.paragraphs[number - 1].text
    return text[end_of_label(text) :] if document.kind is Kind.TIMELINE else text


def _quoted_passage(citation: Citation, language: Language) -> Markup:
    """Return the whole passage of a citation, what is cited underlined unless it is all of it, the answer in bold."""
    version = citation.translation or citation.quote
    cited, whole = shown_part(citation, version), shown_part(citation, _whole(version.paragraph))
    label = end_of_label(whole.text) if citation.passage.document.kind is Kind.TIMELINE else 0
    start = label if cited.end - label <= _MOST_OF_PASSAGE else cited.start
    end = start + place_to_cut(whole.text[start:], _MOST_OF_PASSAGE)
    text = whole.text[start:end]
    in_bold = [(cited.start + first - start, cited.start + last - start) for first, last in cited.highlights]
    part = None if (cited.start, cited.end) == (start, end) else (cited.start - start, cited.end - start)
    marked = plain("… " if start > label else "") + marked_text(text, in_bold, part)
    return plain(mark_for(text, language)) + marked + plain(" …" if end < len(whole.text) else "")


def _whole(text: str) -> Quote:
    return Quote(text, 0, len(text), ())

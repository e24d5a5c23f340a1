"""What stands behind an answer: the other language, further passages, a passage among its neighbours. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from bot.answering.answers import Answer, Citation
from bot.answering.quotes import Quote
from bot.answering.sentence_selection import MOST_CHARACTERS
from bot.chat.writing.answer_messages import citation_piece, line, lines, title_of
from bot.chat.writing.excerpts import opening, place_to_cut
from bot.chat.writing.html import Markup, bold, join_fitting, pages_fitting, plain, quote
from bot.chat.writing.pagination import page_heading, with_headings
from bot.documents import Passage
from bot.locale import Phrases
from bot.text.languages import Language
from bot.text.sentence_splitting import find_sentences

_MOST_FURTHER = 20  # passages; below them hardly a word is shared
_MOST_OF_FURTHER = 400  # characters of each
_MOST_OUTLETS = 3  # of each
_PAGE = 2500  # characters
_MOST_OF_NEIGHBOUR = 700
_MOST_OF_PASSAGE = 1800


def in_language(answer: Answer, language: Language) -> Answer:
    """Return the same answer for a reader of `language`: the same quotes, where there is one with its translation."""
    if language is answer.language:
        return answer
    citations, nearest = (
        tuple(replace(each, translation=_translated(each, language)) for each in shown)
        for shown in (answer.citations, answer.nearest)
    )
    return replace(answer, language=language, citations=citations, nearest=nearest)


def has_both(answer: Answer) -> bool:
    """Tell whether anything cited exists in both languages."""
    return any(len(citation.passage.document.versions) > 1 for citation in answer.shown)


def has_more(answer: Answer) -> bool:
    """Tell whether there are further passages."""
    return len(answer.hits) > len(answer.shown)


def further_pages(answer: Answer, phrases: Phrases, language: Language) -> list[Markup]:
    """Return the best passages that are not cited, in pages that say what they are; [] if there are none."""
    longest = page_heading(phrases.card.more_heading, _MOST_FURTHER, _MOST_FURTHER, language) + plain("\n\n")
    further = _further(answer, language)
    pieces = [citation_piece(each, phrases, language, _MOST_OUTLETS, above=longest) for each in further]
    pages = pages_fitting("\n\n", pieces, _PAGE, above=longest)
    return with_headings(pages, phrases.card.more_heading, language)


def context_message(passage: Passage, phrases: Phrases, language: Language) -> Markup:
    """Return a passage as a quote between the paragraphs before and after it."""
    version = passage.document.version(language)
    before, after = passage.number - 2, passage.number
    heading = phrases.card.context_heading.format(title=title_of(version.title))
    pieces = [line(bold(heading), language)]
    if before >= 0:
        pieces.append(lines(opening(version.paragraphs[before].text, _MOST_OF_NEIGHBOUR), version.language))
    cited = opening(version.paragraphs[passage.number - 1].text, _MOST_OF_PASSAGE)
    pieces.append(quote(lines(cited, version.language)))
    if after < len(version.paragraphs):
        pieces.append(lines(opening(version.paragraphs[after].text, _MOST_OF_NEIGHBOUR), version.language))
    return join_fitting("\n\n", pieces)


def _further(answer: Answer, language: Language) -> Iterator[Citation]:
    cited = {(each.passage.document.slug, each.passage.number) for each in answer.shown}
    passages = (hit.passage for hit in answer.hits)
    further = [each for each in passages if (each.document.slug, each.number) not in cited][:_MOST_FURTHER]
    for number, passage in enumerate(further, len(answer.shown) + 1):
        text = passage.original
        citation = Citation(number, passage, Quote(text, 0, place_to_cut(text, _MOST_OF_FURTHER), ()), None)
        yield replace(citation, translation=_translated(citation, language))


def _translated(citation: Citation, language: Language) -> Quote | None:
    """Return the same piece of a passage in another language; sentences are counted, in proportion if need be."""
    text = citation.passage.text(language) if language is not citation.language else None
    if not text:
        return None
    quoted, spans = find_sentences(citation.quote.paragraph), find_sentences(text)
    first = sum(end <= citation.quote.start for _, end in quoted)
    last = sum(start < citation.quote.end for start, _ in quoted)
    start = spans[first * len(spans) // len(quoted)][0]
    end = spans[max(-(-last * len(spans) // len(quoted)), 1) - 1][1]
    return Quote(text, start, start + place_to_cut(text[start:end], MOST_CHARACTERS), ())

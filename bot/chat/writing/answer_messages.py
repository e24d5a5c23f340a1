"""Turns answers into Telegram messages: quotes, matches in bold, sources to open, each line on its proper side."""

from collections.abc import Iterator
from textwrap import shorten

from bot.answering.answers import Answer, Citation
from bot.answering.attribution import Outlet, credit
from bot.answering.quotes import Quote
from bot.chat.writing.bidi import isolate, mark_for
from bot.chat.writing.html import NOTHING, Markup, bold, join, join_fitting, link, plain, quote
from bot.locale import Phrases
from bot.text.languages import Language

MOST_IN_TITLE = 200  # characters; a title is there to be recognised


def answer_message(answer: Answer, phrases: Phrases) -> Markup:
    """Return the reply to a question: as many whole citations as fit, or that the sources do not say."""
    if answer.small_talk:
        return line(plain(phrases.small_talk[answer.small_talk]), answer.language)
    if not answer.shown:
        return line(plain(phrases.answer.not_found), answer.language)
    citations = (citation_piece(citation, phrases, answer.language) for citation in answer.shown)
    return join_fitting("\n\n", (*_lead(answer, phrases), *citations))


def line(piece: Markup, language: Language) -> Markup:
    """Return `piece` so that it begins on the side where `language` begins."""
    return plain(mark_for(piece.text, language)) + piece


def lines(text: str, language: Language) -> Markup:
    """Return a text so that each of its lines begins on the side where `language` begins."""
    return join("\n", (line(plain(row), language) for row in text.split("\n")))


def title_of(title: str) -> str:
    """Return a title, isolated and not too long to be read."""
    return isolate(shorten(title, MOST_IN_TITLE, placeholder="…"))


def _lead(answer: Answer, phrases: Phrases) -> Iterator[Markup]:
    """Yield a line that nothing answers directly, or one with what each source gives if they differ."""
    if answer.nearest:
        yield line(plain(phrases.answer.nearest), answer.language)
    if answer.claims:
        pattern = phrases.answer.claim
        values = [pattern.format(value=isolate(each.value), number=isolate(each.number)) for each in answer.claims]
        separator = f"{phrases.answer.outlet_separator} "
        yield line(bold(phrases.answer.differ) + plain(f" {separator.join(values)}"), answer.language)


def citation_piece(
    citation: Citation,
    phrases: Phrases,
    language: Language,
    most_outlets: int | None = None,
    *,
    above: Markup = NOTHING,
) -> Markup:
    """Return a citation, folded unless it is the first, with as many outlets as a message takes below `above`."""
    outlets = credit(citation, phrases, language).outlets[:most_outlets]
    counts = range(len(outlets), -1, -1)
    pieces = (join("\n", _citation_lines(citation, phrases, language, count)) for count in counts)
    return next(piece for piece in pieces if (above + piece).fits)


def _citation_lines(citation: Citation, phrases: Phrases, language: Language, most_outlets: int) -> Iterator[Markup]:
    words = phrases.answer
    folded = citation.number > 1
    if citation.translation:
        yield line(bold(words.translation), language)
        yield quote(_quoted(citation.translation, language), folded=folded)
        label = words.original_ar if citation.language is Language.ARABIC else words.original_en
        yield line(plain(label), language)
        yield quote(_quoted(citation.quote, citation.language), folded=True)
    else:
        yield quote(_quoted(citation.quote, citation.language), folded=folded)
    attribution = credit(citation, phrases, language)
    yield line(bold(words.source.format(number=isolate(citation.number), title=title_of(attribution.title))), language)
    separator = f"{words.outlet_separator} "
    outlets = join(separator, (_outlet(outlet, words.outlet) for outlet in attribution.outlets[:most_outlets]))
    lead = plain(attribution.lead or "")
    yield line(join(" ", (piece for piece in (lead, outlets) if piece.text)), language)


def _quoted(piece: Quote, language: Language) -> Markup:
    """Return a quote with its matching words in bold; a mark in front of it, never inside, turns it the right way."""
    marked = plain(mark_for(piece.text, language))
    done = 0
    for start, end in piece.highlights:
        marked += plain(piece.text[done:start]) + bold(piece.text[start:end])
        done = end
    return marked + plain(piece.text[done:])


def _outlet(outlet: Outlet, pattern: str) -> Markup:
    name = isolate(outlet.name)
    shown = link(name, outlet.url) if outlet.url else plain(name)
    if outlet.day is None:
        return shown
    before, after = pattern.split("{name}")
    return plain(before) + shown + plain(after.format(day=isolate(outlet.day)))

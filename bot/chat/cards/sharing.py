"""The button that takes an answer to another chat: inline, or else copied with its source. Pure."""

from collections.abc import Iterator

from telegram import InlineKeyboardButton

from bot.answering.answers import Answer
from bot.answering.attribution import lead_of, name_outlets
from bot.answering.citations import Citation
from bot.chat.writing.excerpts import opening
from bot.chat.writing.keyboards import MOST_COPIED, MOST_QUERIED, copy_button, inline_button
from bot.chat.writing.quotes import shown_part
from bot.chat.writing.readers import Reader

_LEAST_QUOTED = 60  # characters; a shorter piece says nothing


def share_button(answer: Answer, reader: Reader, *, inline: bool) -> InlineKeyboardButton:
    """Return the button under an answer: where `inline` queries can bring it anew it is sent, else it is copied."""
    words = reader.phrases.card
    if inline and len(answer.question) <= MOST_QUERIED:
        return inline_button(words.share, answer.question, reader.language)
    return copy_button(words.copy_text, copied_text(answer.citations[0], reader), reader.language)


def copied_text(citation: Citation, reader: Reader) -> str:
    """Return a quote with its source, as much of both as can be copied: rather less of the quote than no source.

    What editors wrote stands in no quotation marks: whoever pastes it would put their words into an outlet's mouth.
    """
    quote = shown_part(citation, citation.translation or citation.quote).text
    lead = lead_of(citation.passage.document.kind, reader.phrases, has_outlets=True)
    sources = [f"\n— {lead} {source}" if lead else f"\n— {source}" for source in _sources(citation, reader)]
    source = next((each for each in sources if len(each) <= MOST_COPIED - _LEAST_QUOTED), "")
    pattern = "{quote}" if lead else reader.phrases.card.copied
    room = MOST_COPIED - len(source) - len(pattern.format(quote="")) - len(" …")
    return pattern.format(quote=opening(quote, room)) + source


def _sources(citation: Citation, reader: Reader) -> Iterator[str]:
    """Yield who says it: with day and address, without the address, the name alone."""
    outlets = name_outlets(citation.sources, reader.phrases, reader.language, reader.outlets)
    if not outlets:
        yield reader.phrases.answer.no_publication
        return
    outlet = next((each for each in outlets if each.url), outlets[0])
    name = outlet.name
    if outlet.day:
        name = reader.phrases.outlets.dated.format(outlets=outlet.name, day=outlet.day)
    yield f"{name}\n{outlet.url}" if outlet.url else name
    yield name
    yield outlet.short

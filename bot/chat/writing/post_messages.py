"""Turns a checked post into a message: of each claim its beginning, where the source differs, the quote, its source."""

from collections.abc import Iterator
from dataclasses import replace

from bot.answering.quotes import Quote
from bot.chat.writing.answer_messages import day_line, line
from bot.chat.writing.bidi import isolate
from bot.chat.writing.credits import credit_line
from bot.chat.writing.excerpts import opening, place_to_cut
from bot.chat.writing.html import NOTHING, Markup, bold, join, plain, quote
from bot.chat.writing.quotes import marked_quote, shown_part
from bot.chat.writing.readers import Reader
from bot.claims import CheckedClaim, CheckedPost

_MOST_OF_CLAIM = 90  # characters: there to be recognised
_MOST_OF_QUOTE = 420  # characters, unless what is compared stands further behind: five must fit into one message
_MOST_NAMED = 1  # outlets of a claim
_MOST_UNTOLD = 5  # claims that are named


def post_message(post: CheckedPost, reader: Reader) -> Markup:
    """Return what the sources say of a post, as many of its claims as fit; a line if they say nothing."""
    if not post.told:
        return line(plain(reader.phrases.post.nothing), reader.language)
    shown = (_message(post, reader, count) for count in range(len(post.told), 0, -1))
    return next((message for message in shown if message.fits), NOTHING)


def _message(post: CheckedPost, reader: Reader, count: int) -> Markup:
    """Return the message with so many of the claims."""
    heading = line(bold(reader.phrases.post.heading), reader.language)
    left = post.left + len(post.told) - count
    parts = [heading, *(_claim(claim, reader) for claim in post.told[:count]), *_untold(post, reader)]
    if left:
        parts.append(line(plain(reader.phrases.post.left.about(left, reader.language, isolate)), reader.language))
    return join("\n\n", parts)


def _claim(claim: CheckedClaim, reader: Reader) -> Markup:
    words, citation = reader.phrases.post, claim.citation
    shown = _shortened(shown_part(citation, citation.translation or citation.quote))
    said = isolate(opening(claim.text, _MOST_OF_CLAIM))
    rows = [line(plain(words.claim.format(number=isolate(citation.number), claim=said)), reader.language)]
    for each in claim.differences:
        told = words.differ.format(said=isolate(each.said), told=isolate(each.told))
        rows.append(line(bold(told), reader.language))
    rows += day_line(citation.passage, shown.text, reader)
    rows.append(quote(marked_quote(shown, reader.language if citation.translation else citation.language)))
    rows.append(line(credit_line(citation, reader, _MOST_NAMED), reader.language))
    return join("\n", rows)


def _untold(post: CheckedPost, reader: Reader) -> Iterator[Markup]:
    words = reader.phrases.post
    if post.untold:
        count = words.untold.about(len(post.untold), reader.language, isolate)
        named = (
            words.untold_claim.format(claim=isolate(opening(text, _MOST_OF_CLAIM)))
            for text in post.untold[:_MOST_UNTOLD]
        )
        yield join("\n", [line(plain(row), reader.language) for row in (count, *named)])


def _shortened(quoted: Quote) -> Quote:
    most = max(_MOST_OF_QUOTE, *(end for _, end in quoted.highlights), 0)
    end = place_to_cut(quoted.text, most)
    return replace(
        quoted, end=quoted.start + end, highlights=tuple(each for each in quoted.highlights if each[1] <= end)
    )

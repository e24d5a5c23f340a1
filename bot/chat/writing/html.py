"""Builds Telegram HTML piece by piece, counting what Telegram counts. Knows nothing of answers or sentences."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

MOST_CHARACTERS = 4096  # of a message after parsing, https://core.telegram.org/bots/api#sendmessage
# Of 100 entities the rest is dropped without a word; Telegram adds its own for addresses and mentions it finds.
_MOST_ENTITIES = 90
_MOST_BYTES = 30_000  # Telegram refuses raw text of 32 KiB
# What Telegram deletes without a word: separators of lines and paragraphs, returns, the old controls of direction.
_REPLACED = {**dict.fromkeys((0x2028, 0x2029), "\n"), **dict.fromkeys((0x0D, *range(0x202A, 0x202F)))}
_DELETED = re.compile(f"[{''.join(map(chr, _REPLACED))}]")


@dataclass(frozen=True)
class Markup:
    """A piece of a message; pieces are joined with `+`."""

    text: str = ""  # as the reader sees it
    html: str = ""
    entities: int = 0
    previewed: str = ""  # the address that Telegram is to show a preview of; "" for none

    def __add__(self, other: "Markup") -> "Markup":
        """Return both, one after the other."""
        return Markup(self.text + other.text, self.html + other.html, self.entities + other.entities)

    @property
    def fits(self) -> bool:
        """Whether Telegram takes it as one message, whole; counted in UTF-16 units, which are never too few."""
        length = len(self.text.encode("utf-16-le")) // 2
        return length <= MOST_CHARACTERS and self.entities <= _MOST_ENTITIES and len(self.html.encode()) <= _MOST_BYTES


NOTHING = Markup()


def plain(text: str) -> Markup:
    """Return `text` as it is, without what Telegram would delete; lines stay apart."""
    if _DELETED.search(text):  # which takes a fraction of the time that it takes to look each sign up
        text = text.translate(_REPLACED)
    return Markup(text, escape(text, quote=False))


def bold(text: str) -> Markup:
    """Return `text` in bold."""
    return _tag(plain(text), "b")


def link(text: str, url: str) -> Markup:
    """Return `text` as a link."""
    return _tag(plain(text), "a", f' href="{escape(url)}"')


def quote(inner: Markup, *, folded: bool = False) -> Markup:
    """Return a block quote; of a folded one Telegram shows three lines until it is tapped."""
    return _tag(inner, "blockquote", " expandable" if folded else "")


def join(separator: str, pieces: Iterable[Markup]) -> Markup:
    """Return the pieces with `separator` between them."""
    parts = tuple(pieces)
    between = plain(separator)
    return Markup(
        between.text.join(part.text for part in parts),
        between.html.join(part.html for part in parts),
        sum(part.entities for part in parts),
    )


def join_fitting(separator: str, pieces: Iterable[Markup]) -> Markup:
    """Return as many whole pieces, from the first on, as one message takes."""
    joined = Markup()
    for number, piece in enumerate(pieces):
        longer = joined + plain(separator) + piece if number else piece
        if not longer.fits:
            break
        joined = longer
    return joined


def pages_fitting(separator: str, pieces: Iterable[Markup], most: int, *, above: Markup = NOTHING) -> list[Markup]:
    """Return the pieces, in order, on as few pages as hold at most `most` characters each, or a single longer piece.

    Each page leaves room for `above` in its message.
    """
    pages: list[Markup] = []
    for piece in pieces:
        longer = pages[-1] + plain(separator) + piece if pages else piece
        if pages and (above + longer).fits and len(longer.text) <= most:
            pages[-1] = longer
        else:
            pages.append(piece)
    return pages


def _tag(inner: Markup, name: str, attributes: str = "") -> Markup:
    return Markup(inner.text, f"<{name}{attributes}>{inner.html}</{name}>", inner.entities + 1)

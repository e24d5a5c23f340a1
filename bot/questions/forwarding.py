"""Takes off what a forwarded post has around its words: the signature of a channel, "breaking" in front or behind."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.questions.answer_types import answer_types_of
from bot.text.kept import Asked
from bot.text.no_words import has_address
from bot.text.terms import Term, find_words

_MAY_BE_FORWARDED = re.compile("[\n\u2028\u2029|\u2502\u2503\u00a6\uff5c#\uff03:!]")
_LINES = re.compile("[^\n\u2028\u2029]+")
_BETWEEN_BARS = re.compile("[^|\u2502\u2503\u00a6\uff5c]+")
_DASH = re.compile("\\s*[-\u2013\u2014~*\u2022\u25aa]+\\s")  # also a bullet, a small square
_MOST_IN_SIGNATURE = 8  # words
_LEAST_IN_POST, _MOST_IN_NAME = 2, 4  # words of a channel's name
_LONGEST_PHRASE = 3  # words of the list
_BEHIND_LABEL = re.compile("\\s*[:!|\u203c\u2757-]")


@dataclass(frozen=True)
class _Piece:
    """A line of a post, or a part of it that a bar sets apart."""

    text: Asked
    line: int

    @cached_property
    def words(self) -> tuple[Term, ...]:
        return find_words(self.text)

    @cached_property
    def asks(self) -> bool:
        return "?" in self.text or "\u061f" in self.text or bool(answer_types_of(self.text))

    @cached_property
    def has_address(self) -> bool:
        return has_address(self.text)

    @cached_property
    def is_label(self) -> bool:
        return _phrase(self.words) in _listed("label")

    @cached_property
    def opens_signature(self) -> bool:
        phrases = (_phrase(self.words[:length]) for length in range(1, _LONGEST_PHRASE + 1))
        return any(phrase in _listed("opening") for phrase in phrases) or bool(_DASH.match(self.text))


def without_signature(text: str) -> str:
    """Return what a text says without what only tells who posted it, or that it is news; all of it if that is all."""
    if not _MAY_BE_FORWARDED.search(text):
        return text
    lines = (match[0] for match in _LINES.finditer(text))
    pieces = [
        _Piece(Asked(part[0]), number) for number, line in enumerate(lines) for part in _BETWEEN_BARS.finditer(line)
    ]
    kept = [piece for place, piece in enumerate(pieces) if piece.words and not _is_signature(place, pieces)]
    is_post = any(len(piece.words) >= _LEAST_IN_POST for piece in kept)  # else a word in each line is no post
    if not is_post or len(kept) == len(pieces):
        return _without_labels(text)
    return _without_labels("\n".join(piece.text.strip() for piece in kept))


def _is_signature(place: int, pieces: Sequence[_Piece]) -> bool:
    """Tell whether a piece with words says nothing of the matter; what asks is never one."""
    piece = pieces[place]
    if piece.is_label:
        return True
    if piece.asks or len(piece.words) > _MOST_IN_SIGNATURE:
        return False
    beside = [*pieces[max(place - 1, 0) : place], *pieces[place + 1 : place + 2]]
    is_name = len(piece.words) <= _MOST_IN_NAME
    return (
        (piece.opens_signature and place > 0)
        or piece.has_address
        or (is_name and any(other.has_address or (other.asks and other.line == piece.line) for other in beside))
    )


def _without_labels(text: str) -> str:
    """Return a text without "breaking:" in front and hashtags that say so behind."""
    words = find_words(Asked(text))
    for length in range(min(_LONGEST_PHRASE, len(words) - 1), 0, -1):
        if _phrase(words[:length]) in _listed("label") and _is_set_apart(text, words, length):
            text = text[words[length].start :]
            words = find_words(Asked(text))
            break
    while (
        len(words) > 1 and _phrase(words[-1:]) in _listed("label") and text[: words[-1].start].endswith(("#", "\uff03"))
    ):
        text = text[: words[-1].start].rstrip("# \uff03")
        words = words[:-1]
    return text


def _is_set_apart(text: str, words: Sequence[Term], length: int) -> bool:
    is_hashtag = text[: words[0].start].endswith(("#", "\uff03"))
    return is_hashtag or _BEHIND_LABEL.match(text, words[length - 1].end) is not None


def _phrase(words: Sequence[Term]) -> tuple[str, ...]:
    return tuple(word.word for word in words)


@cache
def _listed(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(map(tuple, table_of_words("signatures", _read)[kind]))


def _read() -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for kind, words in rows_of("signatures.csv"):
        found[kind].append(_phrase(find_words(words)))
    return found

"""Takes off the edges of a piece in bold what is no part of an answer: "and", "of", half a pair of marks. Pure."""

from collections.abc import Iterator

from bot.answering.answer_values import Span
from bot.answering.span_candidates import QuoteWords
from bot.text.answer_cues import words_of
from bot.text.arabic import without_article

_PAIRS = (("(", ")"), ("[", "]"), ("\u201c", "\u201d"), ("\u00ab", "\u00bb"), ('"', '"'))
_SPACE = " .,\u060c;\u061b:"  # beside a mark that is cut off


def without_edges(quote: QuoteWords, span: Span, *, is_value: bool) -> Span:
    """Return what is left of a span, at least a word with a meaning; a date or number loses its preposition too.

    A mark whose other one stands right beside it takes that in.
    """
    kept = _without_lead(quote, _balanced(quote, _closed(quote.text, span)), is_value=is_value)
    return kept if _has_meaning(quote, kept) else span


def _closed(text: str, span: Span) -> Span:
    lonely = {text[at] for at in _lonely(text, span)}
    before, after = text[max(span[0] - 1, 0) : span[0]], text[span[1] : span[1] + 1]
    opens = any(opening == before and closing in lonely for opening, closing in _PAIRS)
    closes = any(closing == after and opening in lonely for opening, closing in _PAIRS)
    return span[0] - opens, span[1] + (closes and not opens)


def _balanced(quote: QuoteWords, span: Span) -> Span:
    """Return the longer side of each mark whose other one stands outside of a span."""
    while (at := next(_lonely(quote.text, span), None)) is not None:
        sides = _stripped(quote.text, (span[0], at)), _stripped(quote.text, (at + 1, span[1]))
        longer = max(sides, key=lambda side: side[1] - side[0])
        if not _has_meaning(quote, longer):
            return span
        span = longer
    return span


def _lonely(text: str, span: Span) -> Iterator[int]:
    """Yield the places of marks without their other one."""
    present = [pair for pair in _PAIRS if any(mark in text[slice(*span)] for mark in pair)]
    for opening, closing in present:
        opened: list[int] = []
        is_open = opening == closing and text[: span[0]].count(opening) % 2 == 1
        for at in range(*span):
            if opening == closing and text[at] == opening:
                is_open = not is_open
            if text[at] == opening and (opening != closing or is_open):
                opened.append(at)
            elif text[at] == closing and opened:
                opened.pop()
            elif text[at] == closing:
                yield at
        yield from opened


def _stripped(text: str, span: Span) -> Span:
    piece = text[slice(*span)]
    start = span[0] + len(piece) - len(piece.lstrip(_SPACE))
    return start, max(start, span[0] + len(piece.rstrip(_SPACE)))


def _without_lead(quote: QuoteWords, span: Span, *, is_value: bool) -> Span:
    words = [word for word in quote.words if span[0] <= word.start and word.end <= span[1]]
    empty = words_of("conjunction")
    if is_value and not {word.word for word in words} & words_of("up to"):  # "from 250 to 350" is whole
        empty |= words_of("bare preposition")
    after = [*(without_article(word.word) for word in words[1:]), ""]
    is_kept = (word.word not in empty or behind in words_of("least") for word, behind in zip(words, after, strict=True))
    first = next((word for word, kept in zip(words, is_kept, strict=False) if kept), None)  # "at least" stays
    return (first.start, span[1]) if first and first is not words[0] else span


def _has_meaning(quote: QuoteWords, span: Span) -> bool:
    return any(span[0] <= word.start and word.end <= span[1] and not word.is_function_word for word in quote.words)

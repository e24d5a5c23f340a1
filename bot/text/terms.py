"""Cuts text into terms that can be compared, each with its place in the text."""

import re
from dataclasses import dataclass

from bot.text.arabic import fold_arabic, stem_arabic
from bot.text.english import fold_english, stem_english
from bot.text.languages import ARABIC_LETTER, ARABIC_MARK, LATIN_LETTER
from bot.text.numbers import NUMBER, plain_number
from bot.text.stop_words import STOP_WORDS

_WORD = re.compile(
    rf"(?P<number>{NUMBER})"
    rf"|(?P<arabic>[{ARABIC_LETTER}][{ARABIC_LETTER}{ARABIC_MARK}]*)"
    rf"|(?P<latin>(?:[A-Z]\.){{2,}}|[{LATIN_LETTER}]+(?:['\u2019][{LATIN_LETTER}]+)*)"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text in the form in which it is compared."""

    text: str
    start: int  # place of the written word in the text, in code points
    end: int  # one past its last code point


def find_terms(text: str) -> tuple[Term, ...]:
    """Return the terms of `text` in order, function words left out; Arabic, English and numbers may be mixed."""
    terms = (Term(_comparable(match), *match.span()) for match in _WORD.finditer(text))
    return tuple(term for term in terms if term.text)


def _comparable(match: re.Match[str]) -> str:
    word = match[0]
    if match["number"]:
        return plain_number(word)
    if match["arabic"]:
        return "" if fold_arabic(word) in STOP_WORDS else stem_arabic(word)
    return "" if fold_english(word) in STOP_WORDS else stem_english(word)

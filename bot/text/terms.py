"""Cuts text into terms that can be compared, each with its place in the text."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.text.arabic import fold_arabic
from bot.text.english import fold_english, stem_english
from bot.text.languages import ARABIC_LETTER, ARABIC_MARK, LATIN_LETTER, Language
from bot.text.lemmas import lemma_stem
from bot.text.months import MONTH, month_number
from bot.text.numbers import NUMBER, plain_number
from bot.text.stop_words import STOP_WORDS

_WORD = re.compile(
    rf"(?P<month>{MONTH})"
    rf"|(?P<number>{NUMBER})"
    rf"|(?P<arabic>[{ARABIC_LETTER}][{ARABIC_LETTER}{ARABIC_MARK}]*)"
    rf"|(?P<latin>(?:[A-Z]\.){{2,}}|[{LATIN_LETTER}]+(?:['\u2019][{LATIN_LETTER}]+)*)"
)


_AND = "\u0648"  # waw, written as one with the next word


Form = tuple[str, str, Language | None]  # stem, folded word, language


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text in the forms in which it is compared."""

    text: str  # its stem, a number in plain digits, or a month
    word: str  # the whole word, folded
    language: Language | None  # None for numbers and months, which are alike in both
    start: int  # place of the written word in the text, in code points
    end: int  # one past its last code point

    @property
    def form(self) -> Form:
        """What two places of one word have in common."""
        return self.text, self.word, self.language

    @property
    def is_function_word(self) -> bool:
        """Whether it holds a sentence together and says nothing of its subject."""
        return self.word in STOP_WORDS or self.word.removeprefix(_AND) in STOP_WORDS


@lru_cache(maxsize=20_000)  # the same sentences are looked at for every question
def find_words(text: str) -> tuple[Term, ...]:
    """Return every word, number and month of `text` in order; Arabic, English and numbers may be mixed."""
    terms = map(_term, _WORD.finditer(text))
    return tuple(term for term in terms if term.word)  # a hamza alone is no word


@lru_cache(maxsize=20_000)
def find_terms(text: str) -> tuple[Term, ...]:
    """Return the terms of `text` in order, function words left out."""
    return tuple(term for term in find_words(text) if not term.is_function_word)


def _term(match: re.Match[str]) -> Term:
    written = match[0]
    if match["month"]:
        name = f"month {month_number(written)}"
        return Term(name, name, None, *match.span())
    if match["number"]:
        number = plain_number(written)
        return Term(number, number, None, *match.span())
    if match["arabic"]:
        return Term(lemma_stem(written), fold_arabic(written), Language.ARABIC, *match.span())
    return Term(stem_english(written), fold_english(written), Language.ENGLISH, *match.span())

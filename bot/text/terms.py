"""Cuts text into terms that can be compared, each with its place in the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.text.arabic import fold_arabic
from bot.text.english import fold_english, stem_english
from bot.text.kept import FoundOnce, KeptByText
from bot.text.known_forms import Form, known_form
from bot.text.languages import ARABIC_LETTER, LATIN_LETTER, Language
from bot.text.lemmas import lemma_stem
from bot.text.months import MONTH, month_at, opens_month
from bot.text.normalised import View, normalise
from bot.text.number_words import LONGEST, Number, is_dual, may_follow_digits, may_open, number_at
from bot.text.numbers import NUMBER, plain_number
from bot.text.stop_words import is_stop_word

LONGEST_WORD = 64  # letters; what is longer is no word of any language, and only its beginning counts
_ERA = "(?<=\\d{4}) ?(?:\u0645|\u0647|AD|CE)(?!\\w)"  # meem, heh behind a year
_DATE = (
    r"(?<![\d./-])(?:\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}|\d{1,2}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{4}"
    r"|\d{1,2}/\d{1,2}/\d\d)(?![\d/]|[.-]\d)"
)
# Words of plain letters with single spaces between, none of them drawn out.
_LONGEST_PHRASE = 40  # letters
_PLAIN_PHRASE = re.compile(
    r"(?!.*(.)\1\1)(?:[a-zA-Z]+|[\u0621-\u063a\u0641-\u064a]+)(?: (?:[a-zA-Z]+|[\u0621-\u063a\u0641-\u064a]+))*"
)
_BEHIND_NUMBER = rf"(?:(?i:st|nd|rd|th)\b|{_ERA})?"
_ARABIC = f"[{ARABIC_LETTER}]+"
_LATIN = rf"(?:[A-Z]\.){{2,}}|[{LATIN_LETTER}]+(?:'[{LATIN_LETTER}]+)*"
# The commonest first: no two of them begin with the same sign, but for a date and a number.
TOKEN = re.compile(rf"(?P<arabic>{_ARABIC})|(?P<latin>{_LATIN})|(?P<date>{_DATE})|(?P<number>{NUMBER}){_BEHIND_NUMBER}")
WRITTEN = re.compile(rf"{_ARABIC}|{_LATIN}|{_DATE}|(?:{NUMBER}){_BEHIND_NUMBER}")  # the same, found twice as fast
_MONTH_IN_DIGITS = re.compile(
    "(?<=\u0634\u0647\u0631 )(?:1[0-2]|0?[1-9])(?![\\d.,]|\\s*\u0645\u0631)"
)  # sheen heh reh, meem reh
_DIGITS = re.compile(r"\d+")
_LANGUAGES = {"arabic": Language.ARABIC, "latin": Language.ENGLISH}  # by the groups of a token
_MONTHS, _DAYS, _LONG_YEAR = 12, 31, 4  # the last in digits
_THIS_CENTURY = "20"  # of years that are written with two digits
_TWO = "2"
_MOST_DIGITS = 8  # of a number with a word behind it, as "2.5 million"
_BETWEEN = re.compile("[ -]{0,2}")  # words of one number
_AND = "\u0648"  # waw, written as one with the next word


class Term(NamedTuple):
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
    def anywhere(self) -> "Term":
        """The same word without its place."""
        return Term(self.text, self.word, self.language, 0, 0) if self.end else self

    @property
    def is_function_word(self) -> bool:
        """Whether it holds a sentence together and says nothing of its subject."""
        return is_function_word(self.word)


@lru_cache(maxsize=30_000)
def is_function_word(word: str) -> bool:
    """Tell whether a folded word holds a sentence together and says nothing of its subject."""
    return is_stop_word(word) or is_stop_word(word.removeprefix(_AND))


@KeptByText
def find_words(text: str) -> tuple[Term, ...]:
    """Return every word, number and month of `text` in order; Arabic, English and numbers may be mixed."""
    if (plain := _plain_words(text)) is not None:
        return plain
    view = normalise(text)
    found = words_of(view.text)
    if isinstance(view.starts, range):  # most texts are their own view
        return found
    return tuple(Term(term.text, term.word, term.language, *view.span(term.start, term.end)) for term in found)


@FoundOnce
def words_anywhere(text: str) -> tuple[Term, ...]:
    """Return every word of `text` likewise, without their places."""
    return tuple([word.anywhere for word in find_words(text)])


def words_in_view(text: str) -> tuple[View, tuple[Term, ...]]:
    """Return the view of `text`, and the words with their places in that."""
    view = normalise(text)
    is_same = isinstance(view.starts, range)  # most texts are their own view
    return view, find_words(text) if is_same else words_of(view.text)


@KeptByText
def find_terms(text: str) -> tuple[Term, ...]:
    """Return the terms of `text` in order, function words left out."""
    return tuple(term for term in find_words(text) if not term.is_function_word)


@lru_cache(maxsize=30_000)
def terms_of_phrase(phrase: str) -> tuple[Term, ...]:
    """Return the terms of a phrase of the word lists, likewise: a word or two that are met again and again."""
    words = _plain_words(phrase)
    return find_terms(phrase) if words is None else tuple([word for word in words if not word.is_function_word])


def words_of(text: str) -> tuple[Term, ...]:
    """Return every word, number and month of a normalised text in order."""
    return tuple(_terms(tuple(TOKEN.finditer(text)), text))


@lru_cache(maxsize=30_000)
def plain_form(written: str, kind: str) -> Form | None:
    """Return the form of a word that means the same wherever it stands, as most do; None if it may be more or other."""
    if kind not in _LANGUAGES or len(written) > LONGEST_WORD:
        return None
    if known := known_form(written):
        return known
    language = _LANGUAGES[kind]
    folded = fold_arabic(written) if language is Language.ARABIC else fold_english(written)
    if not folded or opens_month(folded) or may_open(folded) or is_dual(folded):
        return None
    return lemma_stem(written) if language is Language.ARABIC else stem_english(written), folded, language


def _plain_words(text: str) -> tuple[Term, ...] | None:
    """Return the words of a phrase of the lists, most of which are a word or two; None if it is none or not plain."""
    if len(text) > _LONGEST_PHRASE or not _PLAIN_PHRASE.fullmatch(text):
        return None
    words: list[Term] = []
    start = 0
    for written in text.split(" "):
        form = plain_form(written, "latin" if written.isascii() else "arabic")
        if form is None:
            return None
        end = start + len(written)
        words.append(Term(*form, start, end))
        start = end + 1
    return tuple(words)


def _folded(token: re.Match[str]) -> str:
    """Return a word as it is looked up; "" for numbers, and for a hamza alone, which is no word."""
    if token["arabic"]:
        return fold_arabic(token[0][:LONGEST_WORD])
    return fold_english(token[0][:LONGEST_WORD]) if token["latin"] else ""


def _terms(tokens: Sequence[re.Match[str]], text: str) -> Iterator[Term]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if form := plain_form(token[0], token.lastgroup or ""):
            yield Term(*form, token.start(), token.end())
            place += 1
        else:
            found, length = terms_at(tokens, text, place)
            yield from found
            place += length


def terms_at(tokens: Sequence[re.Match[str]], text: str, place: int) -> tuple[Iterable[Term], int]:
    """Return the terms of what stands at a place and is no plain word, and the number of its tokens."""
    token = tokens[place]
    word = _folded(token)
    month = month_at([*map(_folded, tokens[place : place + 3])]) if word else None
    if month and month.is_meant(text, token.start(), tokens[place + month.length - 1].end()):
        term = Term(month.term, month.term, None, token.start(), tokens[place + month.length - 1].end())
        return (term,), month.length
    number = _number_in_words(tokens, word, text, place)
    if number:
        last = place + number.length - 1
        return (Term(number.plain, number.plain, None, token.start(), tokens[last].end()),), number.length
    if word:
        # "Two months" in one word: two terms at one place.
        two = (Term(_TWO, _TWO, None, *token.span()),) if is_dual(word) else ()
        return (*two, _word(token, word)), 1
    if token["date"]:
        return _date(token), 1
    return ((_number(token, text),) if token["number"] else ()), 1


def _number_in_words(tokens: Sequence[re.Match[str]], word: str, text: str, place: int) -> Number | None:
    """Return the number that stands at a place, if it is in words or has one behind its digits."""
    digits = tokens[place]["number"]
    start = place + 1 if digits else place
    is_followed = digits and start < len(tokens)
    if not (may_follow_digits(_folded(tokens[start])) if is_followed else may_open(word)):
        return None
    last = start
    while last + 1 < min(len(tokens), start + LONGEST) and _are_near(tokens[last], tokens[last + 1], text):
        last += 1
    folded = [*map(_folded, tokens[start : last + 1])]
    if not digits:
        return number_at(folded)
    is_one = len(digits) <= _MOST_DIGITS and _are_near(tokens[place], tokens[start], text)
    found = number_at(folded, plain_number(digits)) if is_one else None
    return found._replace(length=found.length + 1) if found else None


def _are_near(one: re.Match[str], other: re.Match[str], text: str) -> bool:
    return _BETWEEN.fullmatch(text, one.end(), other.start()) is not None


def _word(token: re.Match[str], folded: str) -> Term:
    written, language = token[0], Language.ARABIC if token["arabic"] else Language.ENGLISH
    if len(written) > LONGEST_WORD:
        return Term(folded, folded, language, *token.span())
    stem = lemma_stem(written) if language is Language.ARABIC else stem_english(written)
    return Term(stem, folded, language, *token.span())


def _number(token: re.Match[str], text: str) -> Term:
    number = plain_number(token["number"][:LONGEST_WORD])
    if _MONTH_IN_DIGITS.match(text, token.start()):
        number = f"{MONTH}{number}"
    return Term(number, number, None, *token.span())


def _date(token: re.Match[str]) -> Iterator[Term]:
    """Yield year, month and day of a date in digits in the order in which they stand; the day is before the month.

    Plain numbers if there is no such day; the month may stand first if it can only be so.
    """
    parts = [
        (match[0], token.start() + match.start(), token.start() + match.end()) for match in _DIGITS.finditer(token[0])
    ]
    year_first = len(parts[0][0]) == _LONG_YEAR
    month = 0 if not year_first and int(parts[1][0]) > _MONTHS else 1
    day = 2 if year_first else 1 - month
    is_date = 1 <= int(parts[month][0]) <= _MONTHS and 1 <= int(parts[day][0]) <= _DAYS
    for place, (digits, start, end) in enumerate(parts):
        number = plain_number(digits)
        if is_date and place == month:
            number = f"{MONTH}{number}"
        elif is_date and place != day and len(digits) < _LONG_YEAR:
            number = f"{_THIS_CENTURY}{digits}"
        yield Term(number, number, None, start, end)

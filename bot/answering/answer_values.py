"""Finds what in a text may be an answer of some type: a date, a number with what it counts, a name, a place, a reason.

Knows nothing of passages, ranking or wording.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from bot.questions.answer_types import NUMBERS, AnswerType
from bot.search import KnownNames
from bot.text.answer_cues import words_of
from bot.text.arabic import without_article
from bot.text.dates import dates_in
from bot.text.entities import EntityType, find_entities
from bot.text.kept import KeptByText
from bot.text.languages import Language
from bot.text.terms import Term, find_words

Span = tuple[int, int]  # [start, end) in code points

WITH_VALUES = NUMBERS | {AnswerType.when, AnswerType.why, AnswerType.where, AnswerType.who}
"""The types whose answers are values."""
_UNITS = frozenset((AnswerType.how_long, AnswerType.how_far, AnswerType.how_old))
_AND = "\u0648"  # waw, written as one with the next word
_FOR = "\u0644"  # lam, likewise
_RELATING = ("\u064a", "\u064a\u0627", "\u064a\u0647", "\u064a\u0646")  # yeh, also with alef, heh, noon
_AT = ("\u0639\u0644\u0649", "\u0639\u0644\u064a", "at")  # ain lam alef maqsura; folded
_FAR = 3  # words between a number and its unit or what it counts
_PLACES = frozenset((EntityType.city, EntityType.country, EntityType.base))
# Kinds of a corpus's glossary.
_PERSONS, _BODIES, _KNOWN_PLACES = ("person",), ("organisation", "unit"), ("place",)
# Also the Arabic comma and semicolon, the dashes; what stands within a number or a time of day ends nothing.
_CLAUSE = re.compile("[,:\u060c](?!\\d)|[;\u061b()\u2013\u2014]|\\.(?=\\s|$)")
# A bare number after a name: "the soldier Arnaud Frion, 42, was killed".
_AGE = re.compile("(?<=[,\u060c(] )\\d{1,2}(?=\\s?[,\u060c)])|(?<=\\()\\d{1,2}(?=\\))")
_GAP = re.compile(r"[\s-]+|\s*(?:al|el|the|of|bin)[\s-]", re.IGNORECASE)  # between words of one name
_MOST_IN_REASON = 200  # characters


@lru_cache(maxsize=20_000)  # the same paragraphs are looked at for every question
def values_of(answer_type: AnswerType, text: str, known: KnownNames) -> tuple[Span, ...]:
    """Return the places of everything in `text` that may be an answer of this type, in order; () for most types."""
    return tuple(find_values(answer_type, text, known))


def find_values(answer_type: AnswerType, text: str, known: KnownNames) -> Iterable[Span]:
    """Return the same, of a text that is looked at once; it is kept nowhere."""
    if answer_type is AnswerType.when:
        return [span for _, span in dates_in(text)]
    if answer_type in NUMBERS:
        bare = (match.span() for match in _AGE.finditer(text)) if answer_type is AnswerType.how_old else ()
        return sorted({*_numbers(answer_type, text), *bare})
    if answer_type is AnswerType.who:
        persons = _merged([*_names(text, frozenset((EntityType.person,))), *known.find(text, _PERSONS)], text)
        return persons or _merged(known.find(text, _BODIES), text)
    if answer_type is AnswerType.where:
        places = _merged([*_names(text, _PLACES), *known.find(text, _KNOWN_PLACES)], text)
        return [_with_preposition(place, text) for place in places]
    if answer_type is AnswerType.why:
        return _reasons(text)
    return ()


def clauses_of(text: str) -> list[Span]:
    """Return the clauses of a text, between its punctuation, in order."""
    marks = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    pieces = (
        (start, start + len(text[start:end].rstrip(" ,;:\u060c\u061b().\u2013\u2014")))
        for start, end in pairwise(marks)
    )
    return [
        (start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        for start, end in pieces
        if text[start:end].strip()
    ]


def _numbers(answer_type: AnswerType, text: str) -> Iterator[Span]:
    """Yield the numbers that are no dates, each from what stands before it to its unit or what it counts."""
    words = find_words(text)
    end = 0  # of the last one: "thousand soldiers" is part of "three thousand soldiers"
    for place in _places_of_numbers(text):
        if words[place].start < end:
            continue
        upper = _upper_end(words, place)
        last = _unit(words, upper, answer_type) if answer_type in _UNITS else _counted(words, upper)
        if last is not None:
            start = max(words[_first(words, place)].start, end)
            end = words[_with_least(words, last)].end
            yield start, end


@KeptByText
def _places_of_numbers(text: str) -> tuple[int, ...]:
    """Return the places of the words of a text that are numbers, or stand for one, and no part of a date."""
    dated, written = [span for _, span in dates_in(text)], words_of(AnswerType.how_many)
    return tuple(
        place
        for place, word in enumerate(find_words(text))
        if (word.language is None or without_article(word.word) in written)
        and not word.text.startswith("month ")
        and not any(start <= word.start < end for start, end in dated)
    )


def _upper_end(words: Sequence[Term], place: int) -> int:
    """Return the place of the upper number of a range that begins at one, "250 to 350"; the same if it is none."""
    piece = words[place + 1 : place + 3]
    is_range = len(piece) == 2 and piece[0].word in words_of("up to") and piece[1].language is None  # noqa: PLR2004
    return place + 2 if is_range else place


def _unit(words: Sequence[Term], place: int, answer_type: AnswerType) -> int | None:
    """Return the place of the unit of a number; that of an age may stand before it."""
    units = words_of(answer_type)
    behind = (at for at in range(place, min(place + _FAR, len(words))) if without_article(words[at].word) in units)
    found = next(behind, None)
    if found is None and answer_type is AnswerType.how_old:
        before = range(max(place - 1, 0), place)
        return place if any(without_article(words[at].word) in units for at in before) else None
    return found


def _counted(words: Sequence[Term], place: int) -> int:
    """Return the place of what a number counts: the last of up to three words behind it, none a function word.

    In Arabic it is one word, with adjectives that are made of names: "350 American advisers".
    """
    last = place
    for at in range(place + 1, min(place + 1 + _FAR, len(words))):
        word = words[at]
        goes_on = at > place + 1 and word.word.startswith(_AND)  # "three soldiers and wounded dozens"
        tells_how_many = word.word in words_of("approximately")  # the next number
        if goes_on or tells_how_many or word.is_function_word or word.start - words[last].end > 1:
            break
        if at > place + 1 and word.language is Language.ARABIC and not word.word.endswith(_RELATING):
            break
        last = at
    return last


def _with_least(words: Sequence[Term], last: int) -> int:
    """Return the place of the last word of "at least" behind a number, if it stands there; else the same."""
    behind = words[last + 1 : last + 3]
    is_told = [without_article(word.word) in words_of("approximately") for word in behind]
    return last + 2 if is_told == [True, True] and behind[0].word in _AT else last


def _first(words: Sequence[Term], place: int) -> int:
    """Return the place of the first word of what stands before a number: "more than 900" is not 900."""
    before = words_of("approximately")
    first = place
    while first and words[first].start - words[first - 1].end <= 1:
        word = without_article(words[first - 1].word)
        if word not in before and word.removeprefix(_FOR) not in before:
            break
        first -= 1
    return first


def _names(text: str, types: frozenset[EntityType]) -> list[Span]:
    """Return the names of some types, in no order."""
    return [(each.start, each.end) for each in find_entities(text) if each.type in types]


def _merged(found: Iterable[Span], text: str) -> list[Span]:
    """Return places in order, those that overlap or stand together as one."""
    names: list[Span] = []
    for start, end in sorted(set(found)):
        if names and (start < names[-1][1] or _GAP.fullmatch(text[names[-1][1] : start])):
            names[-1] = (names[-1][0], max(end, names[-1][1]))
        else:
            names.append((start, end))
    return names


def _with_preposition(place: Span, text: str) -> Span:
    """Return a place from the preposition before it, if there is one: "in Jordan"."""
    words = find_words(text)
    at = bisect_left(words, place[0], key=attrgetter("start"))
    before = words[at - 1] if at else None
    is_preposition = before and before.is_function_word and not text[before.end : place[0]].strip()
    return before.start if before and is_preposition else place[0], place[1]


def _reasons(text: str) -> Iterator[Span]:
    """Yield the clauses that begin with a word that gives a reason, or hold one."""
    cues = words_of(AnswerType.why)
    giving = [word.start for word in find_words(text) if without_article(word.word) in cues]
    for start, end in clauses_of(text) if giving else ():
        cue = next((place for place in giving if start <= place < end), None)
        if cue is not None:
            yield cue, min(end, cue + _MOST_IN_REASON)

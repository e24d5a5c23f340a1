"""Finds the names in a quote, whole: "Mohammed Shia al-Sudani", "Resolution 2249", what the glossary lists. Pure."""

import re
from collections.abc import Iterator, Sequence

from bot.answering.span_candidates import Run, within
from bot.search import KnownNames
from bot.text.entities import EntityType, find_entities
from bot.text.languages import Language
from bot.text.months import MONTH
from bot.text.terms import Term

_KNOWN = ("person", "organisation", "unit", "place", "operation", "document")  # kinds of a glossary
_JOINS = frozenset(("al", "el", "ul", "bin", "ibn", "of", "the"))  # within a name
_BESIDE = re.compile("[ -]|-?['\u2019]")  # between two words of one name
_ORDINAL = re.compile("(?:st|nd|rd|th)$")
_NAMED = frozenset((EntityType.person, EntityType.country, EntityType.base))


def names_in(text: str, words: Sequence[Term], known: KnownNames) -> list[Run]:
    """Return the runs of words that are names, in order; those that overlap are one."""
    entities = ((each.start, each.end) for each in find_entities(text) if each.type in _NAMED)
    spans = [*known.find(text, _KNOWN), *entities]
    found = [*_capitalised(text, words), *(run for span in spans if (run := within(words, span)))]
    merged: list[Run] = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _capitalised(text: str, words: Sequence[Term]) -> Iterator[Run]:
    """Yield the runs of words with capitals: "General Abdul Amir", "University of Mosul", "65th Brigade"."""
    place = 0
    while place < len(words):
        if not _opens(text, words, place):
            place += 1
            continue
        last = at = place
        while at + 1 < len(words) and _BESIDE.fullmatch(text[words[at].end : words[at + 1].start]):
            at += 1
            if _is_raised(text, words[at]) or _is_numbered(text, words, at):
                last = at
            elif words[at].word not in _JOINS:
                break
        yield place, last
        place = last + 1


def _opens(text: str, words: Sequence[Term], place: int) -> bool:
    word = words[place]
    if word.language is None and _ORDINAL.search(text[word.start : word.end]):
        return place + 1 < len(words) and _is_raised(text, words[place + 1])
    return _is_raised(text, word)


def _is_raised(text: str, word: Term) -> bool:
    """Tell whether a word has a capital and is no month or "The" that opens a sentence."""
    return word.language is Language.ENGLISH and text[word.start].isupper() and not word.is_function_word


def _is_numbered(text: str, words: Sequence[Term], place: int) -> bool:
    """Tell whether a word is the number of the name before it: "Resolution 2249"; a date is none."""
    word, before = words[place], words[place - 1]
    is_number = word.language is None and text[word.start].isdigit() and not word.text.startswith(MONTH)
    return is_number and _is_raised(text, before)

"""Tells the type of thing that a question asks for: a city by "which city?", a person by "who is the commander?"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.questions.answer_types import NUMBERS, values_asked_in
from bot.text.entities import EntityType
from bot.text.kept import KeptByText
from bot.text.terms import Term, find_words, is_function_word


class _Sign(StrEnum):
    """What a word does in a question; each sign is one letter, so that a question is a word of them."""

    asking = "a"  # which, what
    who = "w"
    who_is = "v"
    is_ = "b"
    name = "n"
    name_of = "N"
    of = "o"
    role = "R"  # commander, minister
    bearer = "P"  # official, soldier: somebody who has a name, though "who is the official?" may ask for more
    type = "T"  # city, rank
    where = "h"
    function = "f"
    other = "x"


_PLACES = {EntityType.city, EntityType.country, EntityType.base}
_NAMING = frozenset((_Sign.type, _Sign.role, _Sign.bearer))
_TYPES = frozenset(EntityType)
_KEPT = 8_000  # words of which it is kept what they are signs of: most are asked again
_FIRST_ONLY = "\u0645\u0646"  # meem, noon: "who" at the beginning, "from" elsewhere
_PATTERNS = (
    re.compile("ab?x?(?P<type>T)"),  # which city, what military rank
    re.compile("abf?x?(?P<type>T)[fo]"),  # what is the rank of
    re.compile("no[fo]*x?(?P<type>[TRP])"),  # name of the army commander; not "does it name the commander"
    re.compile("N[fo]*x?(?P<type>[TRP])"),  # "ism al-qa'ida", which has no "of"
    re.compile("(?:wb|v)f*x{0,2}(?P<type>R)"),  # who is the new commander
    re.compile("w[fx]?(?P<type>R)"),  # "meen wazir", who minister
)


@KeptByText
def entity_types_in(question: str) -> Mapping[str, EntityType]:
    """Return the types that a question asks for, by the stems of the words that name them."""
    words = find_words(question)
    signs = "".join([_sign(word, place) for place, word in enumerate(words)])
    if _NAMING.isdisjoint(signs):  # most questions
        return {}
    found = {match.start("type") for pattern in _PATTERNS for match in pattern.finditer(signs)}
    asked = [(words[place], _type(words[place])) for place in sorted(found)]
    return {word.text: type_ for word, type_ in (*asked, *_money(words, question)) if not word.is_function_word}


def _money(words: Sequence[Term], question: str) -> Iterator[tuple[Term, EntityType]]:
    """Yield the words that ask for an amount of money: of "how much", only some do."""
    money = [word for word in words if _label(word.word, word.text) == EntityType.money]
    if money and NUMBERS & values_asked_in(question):
        yield from ((word, EntityType.money) for word in money)


def _type(word: Term) -> EntityType:
    label = _label(word.word, word.text)
    return EntityType.person if label in {_Sign.role.name, _Sign.bearer.name} else EntityType(label)


def _sign(word: Term, place: int) -> str:
    if word.word == _FIRST_ONLY and place:
        return _Sign.function
    return _sign_of(word.word, word.text)


@lru_cache(_KEPT)
def _sign_of(word: str, stem: str) -> str:
    label = _label(word, stem)
    if label in _TYPES:
        return _Sign.type
    if label:
        return _Sign[label]
    return _Sign.function if is_function_word(word) else _Sign.other


def _label(word: str, stem: str) -> str:
    listed = _listed()
    return listed.get(word) or listed.get(stem, "")


@cache
def _listed() -> Mapping[str, str]:
    return table_of_words("asked_entities", _read)


def _read() -> Mapping[str, str]:
    """Return the words of the list, folded, and the stems of those that name a type, with what it says of them."""
    words = [(name, word) for name, text in rows_of("asked_entities.csv") for word in find_words(text)]
    stems = {word.text: name for name, word in words if name in {*EntityType, _Sign.role.name, _Sign.bearer.name}}
    return {**stems, **{word.word: name for name, word in words}}

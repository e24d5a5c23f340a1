"""Tells the type of thing that a question asks for: a city by "which city?", a person by "who is the commander?"."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

from bot.text.instances import Type
from bot.text.kinds import Kind, kinds_of
from bot.text.terms import Term, find_words


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


_PLACES = {Type.city, Type.country, Type.base}
_FIRST_ONLY = "\u0645\u0646"  # meem, noon: "who" at the beginning, "from" elsewhere
_PATTERNS = (
    re.compile("ab?x?(?P<type>T)"),  # which city, what military rank
    re.compile("abf?x?(?P<type>T)[fo]"),  # what is the rank of
    re.compile("no[fo]*x?(?P<type>[TRP])"),  # name of the army commander; not "does it name the commander"
    re.compile("N[fo]*x?(?P<type>[TRP])"),  # "ism al-qa'ida", which has no "of"
    re.compile("(?:wb|v)f*x{0,2}(?P<type>R)"),  # who is the new commander
    re.compile("w[fx]?(?P<type>R)"),  # "meen wazir", who minister
)


def types_in(question: str) -> Mapping[str, Type]:
    """Return the types that a question asks for, by the stems of the words that name them."""
    words = find_words(question)
    signs = "".join(_sign(word, place) for place, word in enumerate(words))
    found = {match.start("type") for pattern in _PATTERNS for match in pattern.finditer(signs)}
    asked = [(words[place], _type(words[place])) for place in sorted(found)]
    return {word.text: type_ for word, type_ in (*asked, *_money(words, question)) if not word.is_function_word}


def pointed_at(question: str) -> frozenset[Type]:
    """Return the types of names that answer a question by its question word: persons for "who", places for "where"."""
    signs = {_sign(word, place) for place, word in enumerate(find_words(question))}
    persons = {Type.person} if signs & {_Sign.who, _Sign.who_is} else set[Type]()
    return frozenset(persons | (_PLACES if _Sign.where in signs else set()))


def _money(words: Sequence[Term], question: str) -> Iterator[tuple[Term, Type]]:
    """Yield the words that ask for an amount of money: of "how much", only some do."""
    if Kind.how_many in kinds_of(question):
        yield from ((word, Type.money) for word in words if _label(word) == Type.money)


def _type(word: Term) -> Type:
    label = _label(word)
    return Type.person if label in {_Sign.role.name, _Sign.bearer.name} else Type(label)


def _sign(word: Term, place: int) -> str:
    label = _label(word)
    if word.word == _FIRST_ONLY and place:
        return _Sign.function
    if label in set(Type):
        return _Sign.type
    if label:
        return _Sign[label]
    return _Sign.function if word.is_function_word else _Sign.other


def _label(word: Term) -> str:
    listed = _listed()
    return listed.get(word.word) or listed.get(word.text, "")


@cache
def _listed() -> Mapping[str, str]:
    """Return the words of the list, folded, and the stems of those that name a type, with what it says of them."""
    with (files("bot.words") / "question_types.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    words = [(name, word) for name, text in rows for word in find_words(text)]
    stems = {word.text: name for name, word in words if name in {*Type, _Sign.role.name, _Sign.bearer.name}}
    return {**stems, **{word.word: name for name, word in words}}

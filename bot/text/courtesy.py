"""Tells what people say to a bot that asks for no source: greetings, thanks, who are you, attempts to steer it."""

import csv
from collections.abc import Mapping
from enum import StrEnum, auto
from functools import cache
from importlib.resources import files

from bot.text.terms import find_words

_LONGEST = 8  # words of a phrase


class Courtesy(StrEnum):
    """What a remark without a question calls for; each has its sentence, by the same name, in the phrases."""

    greeting = auto()
    thanks = auto()
    identity = auto()  # "who are you?"
    farewell = auto()
    filler = auto()  # "ok", laughter
    abuse = auto()
    steering = auto()  # "ignore your instructions"


def courtesy_of(text: str) -> Courtesy | None:
    """Return what a remark calls for, its last part if it has several; None if any word of it may be a question."""
    words = [word.word for word in find_words(text)]
    found: Courtesy | None = None
    place = 0
    while place < len(words):
        lengths = range(min(_LONGEST, len(words) - place), 0, -1)
        known = next((n for n in lengths if tuple(words[place : place + n]) in _phrases()), None)
        if known is None:
            return None
        kind = _phrases()[tuple(words[place : place + known])]
        found = kind if found is None or kind is not Courtesy.filler else found
        place += known
    return found


@cache
def _phrases() -> Mapping[tuple[str, ...], Courtesy]:
    with (files("bot.words") / "courtesy.csv").open(encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        return {tuple(word.word for word in find_words(phrase)): Courtesy(kind) for kind, phrase in rows}

"""Tells what people say to a bot that asks for no source: greetings, thanks, who are you, attempts to steer it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum, auto
from functools import cache

from bot.lexicons.reading import rows_of
from bot.text.terms import find_words

_LONGEST = 8  # words of a phrase


class SmallTalk(StrEnum):
    """What a remark without a question calls for; each has its sentence, by the same name, in the phrases."""

    greeting = auto()
    thanks = auto()
    identity = auto()  # "who are you?"
    farewell = auto()
    filler = auto()  # "ok", laughter
    abuse = auto()
    steering = auto()  # "ignore your instructions"


def small_talk_in(text: str) -> SmallTalk | None:
    """Return what a remark calls for, its last part if it has several; None if any word of it may be a question."""
    words = [word.word for word in find_words(text)]
    found: SmallTalk | None = None
    place = 0
    while place < len(words):
        known = _length_at(words, place)
        if not known:
            return None
        kind = _phrases()[tuple(words[place : place + known])]
        found = kind if found is None or kind is not SmallTalk.filler else found
        place += known
    return found


def without_greeting(text: str) -> str:
    """Return a text without the greetings, thanks and the like that stand before what is asked; all of it if no more.

    What follows may be anything: "hello bot, when does it end?" is "when does it end?".
    """
    words = find_words(text)
    spoken = [word.word for word in words]
    place = 0
    while place < len(words):
        known = _length_at(spoken, place)
        # "bye" is written like "in which" where a hamza is left out, and nobody asks behind a farewell.
        if not known or _phrases()[tuple(spoken[place : place + known])] is SmallTalk.farewell:
            return text[words[place].start :]
        place += known
    return text


def _length_at(words: Sequence[str], place: int) -> int:
    """Return how many words the longest known phrase has that begins at a place; 0 if none does."""
    lengths = range(min(_LONGEST, len(words) - place), 0, -1)
    return next((length for length in lengths if tuple(words[place : place + length]) in _phrases()), 0)


@cache
def _phrases() -> Mapping[tuple[str, ...], SmallTalk]:
    rows = rows_of("small_talk.csv")
    return {tuple(word.word for word in find_words(phrase)): SmallTalk(kind) for kind, phrase in rows}

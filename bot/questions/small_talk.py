"""Tells what people say to a bot that asks for no source: greetings, thanks, who are you, attempts to steer it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum, auto
from functools import cache
from itertools import chain, product

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.questions.answer_types import begins_by_asking
from bot.text.arabic import fold_arabic
from bot.text.english import fold_english
from bot.text.kept import Asked
from bot.text.number_words import may_open
from bot.text.other_languages import OtherLanguage, other_language_of
from bot.text.terms import Term, find_words

_LONGEST = 8  # words of a phrase
_CHOICE = re.compile(r"\(([^()]*)\)")  # "(a|an|)" in a phrase of the list: one of these, or nothing


class SmallTalk(StrEnum):
    """What a remark without a question calls for; each has its sentence, by the same name, in the phrases."""

    greeting = auto()
    salam = auto()  # "peace be upon you", which is answered with the like
    thanks = auto()
    identity = auto()  # "who are you?"
    person = auto()  # "are you a person?"
    wellbeing = auto()  # "how are you?"
    help = auto()  # "what can I ask?"
    farewell = auto()
    filler = auto()  # "ok", laughter
    abuse = auto()
    wrong = auto()  # "that's wrong"
    steering = auto()  # "ignore your instructions"
    proof = auto()  # "are you sure?", "who says so?"
    more = auto()  # "tell me more"
    kurdish = OtherLanguage.KURDISH.value  # whatever is said in a language that the bot does not read
    kurmanji = OtherLanguage.KURMANJI.value
    persian = OtherLanguage.PERSIAN.value
    turkish = OtherLanguage.TURKISH.value
    french = OtherLanguage.FRENCH.value


_AND = "\u0648"  # waw, written as one with the next word
_LETTERS = str.maketrans({"\u06af": "\u0643", "\u0686": "\u062c"})  # gaf -> kaf, tcheh -> jeem: how Iraqis write them
_SPELLINGS = {"u": "you", "ur": "your", "r": "are", "wat": "what", "wut": "what", "dat": "that"}
# One of these is in every phrase that is courtesy behind a question too; "well" and "great" may be part of it there.
_SURELY_COURTESY = frozenset(
    map(
        fold_arabic,
        (
            *("thanks", "thank", "thx", "ty", "please", "pls", "plz", "cheers", "shukran", "mashkoor"),
            *("شكرا", "شكر", "مشكور", "مشكورين", "فضلك", "فضلكم", "سمحت", "سمحتم", "سمحتوا", "سمحتي", "ممنون"),
            *("رجاء", "بليز", "تسلم", "تسلمون", "تسلمي", "يعطيك", "يجزيك", "جزاك", "بارك"),
        ),
    )
)
_MAY_STAND_IN_FRONT = {SmallTalk.greeting, SmallTalk.salam, SmallTalk.thanks, SmallTalk.filler}


def small_talk_in(text: str) -> SmallTalk | None:
    """Return what a remark calls for, its last part if it has several; None if any word of it may be a question."""
    words = [word.word for word in find_words(text)]
    if not words:
        return _wordless(text.strip())
    found: SmallTalk | None = None
    place = 0
    while place < len(words):
        if place:  # "you are stupid and understand nothing"
            words[place] = _without_and(words[place])
        known = _length_at(words, place)
        if not known:
            other = other_language_of(text)
            return SmallTalk(other) if other else None
        kind = _kind(words[place : place + known])
        found = kind if found is None or kind is not SmallTalk.filler else found
        place += known
    return found


def without_remarks(texts: Iterable[str]) -> tuple[str, ...]:
    """Return what was said without the remarks that ask for nothing: no question follows these up."""
    return tuple(text for text in texts if small_talk_in(text) in {None, SmallTalk.more})


def without_courtesy(text: str) -> str:
    """Return a text without the greetings, thanks and the like that stand around what is asked; all of it if no more.

    What is asked may be anything: "hello bot, when does it end? Thanks!" is "when does it end?".
    """
    asked = Asked(_without_greeting(text))
    words = find_words(asked)
    spoken = [word.word for word in words]
    end = len(words)
    while length := _courtesy_before(spoken[:end]):
        end -= length
    return asked[: words[end].start].rstrip() if 0 < end < len(words) else asked


def _courtesy_before(words: Sequence[str]) -> int:
    """Return how many of the last words are thanks or "please", and surely nothing else; 0 if none are."""
    near = words[-_LONGEST:]
    if _SURELY_COURTESY.isdisjoint(near) and _SURELY_COURTESY.isdisjoint(word.removeprefix(_AND) for word in near):
        return 0  # most questions
    for length in range(len(near), 0, -1):
        first, *others = words[-length:]
        for phrase in ((first, *others), (first.removeprefix(_AND), *others)):
            if not _SURELY_COURTESY.isdisjoint(phrase) and _kind(phrase) in _MAY_STAND_IN_FRONT:
                return length
    return 0


def _without_greeting(text: str) -> str:
    words = find_words(text)
    spoken = [word.word for word in words]
    place = 0
    while place < len(words):
        known = _length_at(spoken, place)
        behind = place + known
        kind = _kind(spoken[place:behind]) if known else None
        if kind is SmallTalk.wellbeing and behind < len(words):  # "how are things in Iraq" is none
            kind = SmallTalk.greeting if text[words[behind - 1].end : words[behind].start].strip() else None
        if kind not in _MAY_STAND_IN_FRONT or (kind is SmallTalk.filler and _is_asking(words, place, behind)):
            return text[words[place].start :]
        place = behind
    return text


def _is_asking(words: Sequence[Term], place: int, behind: int) -> bool:
    """Tell whether what is a filler elsewhere asks for what stands behind it: Arabic's "which" is also a "yes"."""
    return begins_by_asking(words[place:]) and not begins_by_asking(words[behind:])


def _wordless(text: str) -> SmallTalk | None:
    """Return what an emoji calls for, its last one that is known; None if a text has none."""
    known = _signs()
    if text in known:
        return known[text]
    found = [known[sign] for sign in text if sign in known]
    has_emoji = any(unicodedata.category(sign) == "So" for sign in text)  # symbol, other
    return found[-1] if found else SmallTalk.filler if has_emoji else None


def _length_at(words: list[str], place: int) -> int:
    """Return how many words the longest known phrase has that begins at a place; 0 if none does."""
    known = max(_reach(_plain(words[place])), _reach(words[place]))
    if not known:  # most words
        return 0
    spoken = words[place : place + known]
    plain = [*map(_plain, spoken)]
    forms = (spoken,) if plain == spoken else (spoken, plain)
    lengths = range(len(spoken), 0, -1)
    return next((length for length in lengths for form in forms if " ".join(form[:length]) in _phrases()), 0)


def _kind(words: Sequence[str]) -> SmallTalk | None:
    """Return what a phrase of the list is; None for any other, and for no word at all."""
    kind = _phrases().get(" ".join(words)) or _phrases().get(" ".join(map(_plain, words)))
    return SmallTalk(kind) if kind else None


def _plain(word: str) -> str:
    """Return a word of a phrase as the list spells it."""
    return _SPELLINGS.get(word, word.translate(_LETTERS))


def _without_and(word: str) -> str:
    """Return a word without the "and" in front, if it then begins a phrase."""
    rest = word.removeprefix(_AND)
    return rest if _plain(rest) in _longest_from() and word not in _longest_from() else word


@cache
def _phrases() -> Mapping[str, str]:
    return table_of_words("small_talk", _read_phrases)


def _reach(word: str) -> int:
    """Return how many words the longest phrase has that begins with a word; a month is two words in one."""
    return _longest_from().get(word.partition(" ")[0], 0)


@cache
def _longest_from() -> Mapping[str, int]:
    return dict(table_of_words("small_talk_first", _read_longest))


def _read_longest() -> Mapping[str, int]:
    longest: dict[str, int] = {}
    for phrase in _read_phrases():
        first, *others = phrase.split(" ")
        longest[first] = min(max(len(others) + 1, longest.get(first, 0)), _LONGEST)
    return longest


def _read_phrases() -> Mapping[str, str]:
    return {" ".join(words): kind for pattern, kind in _listed() for words in _choices(pattern) if words}


@cache
def _signs() -> Mapping[str, SmallTalk]:
    """Return the emoji and the like of the list."""
    return {sign: SmallTalk(kind) for sign, kind in table_of_words("emoji", _read_signs).items()}


def _read_signs() -> Mapping[str, str]:
    return {pattern: kind for pattern, kind in _listed() if not any(_choices(pattern))}


def _listed() -> Iterator[tuple[str, SmallTalk]]:
    return ((pattern, SmallTalk(kind)) for kind, pattern in rows_of("small_talk.csv"))


def _choices(pattern: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of every phrase that a pattern stands for."""
    pieces = _CHOICE.split(pattern)  # what stands outside of choices and within, by turns
    parts = [[_words(each) for each in (piece.split("|") if n % 2 else [piece])] for n, piece in enumerate(pieces)]
    yield from (tuple(chain.from_iterable(chosen)) for chosen in product(*parts))


def _words(phrase: str) -> tuple[str, ...]:
    # As `find_words` folds them, which looks for their stems besides: too slow for thousands of phrases.
    words = tuple(fold_arabic(fold_english(word)) for word in phrase.split() if word[0].isalpha())
    if any(sign.isdigit() for sign in phrase) or any(map(may_open, words)):  # a thousand thanks are 1000
        return tuple(word.word for word in find_words(phrase))
    return words

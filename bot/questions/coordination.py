"""Divides a sentence that asks several things: "how many left and who led them?", "when and where was it?". Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.questions.answer_types import NUMBERS, AnswerType, answer_types_of, asked_at_start
from bot.questions.asking_phrases import joined, phrases
from bot.text.answer_cues import words_of
from bot.text.kept import Asked
from bot.text.languages import Language
from bot.text.terms import Term, find_words

_AND = "\u0648"  # waw, written as one with the next word
_COMMAS = (",", "\u060c")  # also the Arabic comma
_WHO, _LEST = "\u0645\u0646", "\u0644\u0645"  # meem noon: also "from"; lam meem: also "not"
_WHAT = "\u0645\u0627"  # meem alef: also "not", "as long as"
_PRONOUNS = ("\u0647\u0648", "\u0647\u064a", "\u0647\u0645")  # huwa, hiya, hum
# alladhi, allati, alladhina, illi; kan, kanat
_AFTER_WHO = frozenset(
    (
        *_PRONOUNS,
        "\u0627\u0644\u0630\u064a",
        "\u0627\u0644\u062a\u064a",
        "\u0627\u0644\u0630\u064a\u0646",
        "\u0627\u0644\u0644\u064a",
        "\u0643\u0627\u0646",
        "\u0643\u0627\u0646\u062a",
    )
)
_ATTACHED = ("\u0647", "\u0647\u0627", "\u0647\u0645")  # heh, heh alef, heh meem: him, her, them
_SUBJECTS = frozenset(("he", "she", "it", "they", "we", "you", "there", "this", "that", "these", "those"))
_RELATIVE = frozenset(("who", "which", "where", "when", "whose"))
_HAPPENING = "happen"
_SHARED = NUMBERS | {AnswerType.when, AnswerType.where, AnswerType.why, AnswerType.who, AnswerType.how}
_OPENS_ANOTHER = _SHARED | {AnswerType.which, AnswerType.list}


@dataclass(frozen=True)
class AskedPart:
    """One of the questions of a message."""

    text: str  # as it is asked by itself
    written: str = ""  # the piece of the message that asks it, verbatim; "" if all of it does


def parts_of(sentence: str) -> Iterator[AskedPart]:
    """Yield the questions that a sentence asks, in order; itself if it is one."""
    words = find_words(Asked(sentence))
    place = next((place for place in range(1, len(words)) if _divides(sentence, words, place)), None)
    if place is None:
        yield from _sharing_the_rest(sentence, words)
        return
    start = words[place].start
    yield from _sharing_the_rest(sentence[:start].rstrip(" ,\u060c"), words[:place])
    yield from parts_of(sentence[start:].strip())


def _divides(sentence: str, words: Sequence[Term], place: int) -> bool:
    """Tell whether another question begins at a place, joined to one before it."""
    behind = _behind_and(words, place)
    if behind is None or all(word.is_function_word for word in words[:place]):
        return False
    asked = answer_types_of(Asked(sentence[: words[place].start]))
    if not (asked or words[0].word in words_of("what")) or AnswerType.compare in asked:
        return False
    return _asks_anew(words, behind) and not _only_names(words, place, behind)


def _only_names(words: Sequence[Term], place: int, behind: int) -> bool:
    """Tell whether words up to a place say only of what something is asked: "how many raids and how many strikes"."""
    types, length = asked_at_start(words)
    return place == length + 1 and bool(types & NUMBERS & asked_at_start(words[behind:])[0])


def _behind_and(words: Sequence[Term], place: int) -> int | None:
    """Return where what an "and" at a place joins begins; None if there is none."""
    word = words[place]
    if word.word in {"and", _AND}:
        return place + 1 if place + 1 < len(words) else None
    return place if word.language is Language.ARABIC and word.word.startswith(_AND) else None


def _asks_anew(words: Sequence[Term], behind: int) -> bool:
    """Tell whether words from a place on are a question of their own."""
    tail = words[behind:]
    types, length = asked_at_start(tail)
    if tail[0].language is Language.ARABIC:
        return _asks_in_arabic(tail, types, length)
    if tail[0].word in _RELATIVE and tail[0].word in _said_since_asking(words[:behind]):
        return False  # "how many soldiers who fought and who died"
    if tail[0].word == "what" and len(tail) > 1:
        return AnswerType.yes_no in asked_at_start(tail[1:])[0] or tail[1].text == _HAPPENING
    if AnswerType.yes_no in types:
        return len(tail) > 1 and tail[1].word in _SUBJECTS
    return bool(types & _OPENS_ANOTHER)


def _said_since_asking(words: Sequence[Term]) -> frozenset[str]:
    asking = next((place for place in range(len(words)) if asked_at_start(words[place:])[0]), 0)
    return frozenset(word.word for word in words[asking + 1 :])


def _asks_in_arabic(tail: Sequence[Term], types: frozenset[AnswerType], length: int) -> bool:
    first = tail[0].word
    asking = first.removeprefix(_AND)
    if first != asking and not _is_listed(asking, tail, length):
        return False  # what begins with waw itself, as Iraqi "where"
    if asking in {_LEST, _WHAT}:
        return length > 1 and bool(types & _OPENS_ANOTHER)
    if length <= 1 and asking == _WHO:
        return len(tail) > 1 and (tail[1].word in _AFTER_WHO or (len(tail) == 2 and tail[1].word.endswith(_ATTACHED)))  # noqa: PLR2004
    is_yes_no = AnswerType.yes_no in types and tail[0].word.endswith("\u0647\u0644")  # heh lam
    return bool(types & _OPENS_ANOTHER) or is_yes_no or asking in words_of("what")


def _is_listed(asking: str, tail: Sequence[Term], length: int) -> bool:
    phrase = (asking, *(word.word for word in tail[1:length]))
    return joined(phrase) in phrases() or asking in words_of("what")


def _sharing_the_rest(sentence: str, words: Sequence[Term]) -> Iterator[AskedPart]:
    """Yield the questions of "when and where was it signed?", which have all but their first words in common."""
    openers = _openers(sentence, words)
    rest = openers[-1][1] if openers else 0
    if len(openers) < 2 or all(word.is_function_word for word in words[rest:]):  # noqa: PLR2004
        yield AskedPart(sentence, sentence)
        return
    said = sentence[words[rest].start :]
    for start, end in openers:
        asking = sentence[words[start].start : words[end - 1].end]
        own = asking.removeprefix(_AND) if start else asking
        is_last = end == rest
        yield AskedPart(f"{own} {said}", sentence[words[start].start :] if is_last else asking)


def _openers(sentence: str, words: Sequence[Term]) -> Sequence[tuple[int, int]]:
    """Return the places of the words that ask at the very beginning, each joined to the one before it."""
    found: list[tuple[int, int]] = []
    kinds: set[AnswerType] = set()
    place: int | None = 0
    while place is not None and place < len(words):
        types, length = asked_at_start(words[place:])
        if not types & _SHARED or types & kinds:
            break
        found.append((place, place + length))
        kinds |= types
        behind = place + length
        place = _next_opener(sentence[: words[behind].start], words, behind) if behind < len(words) else None
    return found


def _next_opener(head: str, words: Sequence[Term], place: int) -> int | None:
    behind = _behind_and(words, place)
    return place if behind is None and head.rstrip().endswith(_COMMAS) else behind

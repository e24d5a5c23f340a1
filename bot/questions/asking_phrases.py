"""The phrases that ask for something, with the types of answers that they ask for, by the list."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.text.terms import find_words

_AND = "\u0648"  # waw
_FIRST = "^"  # marks phrases of the list that stand at the beginning of a question
_KEPT = 8_000  # words of which it is kept what may begin with them: most are asked again
Phrase = tuple[str, ...]  # folded words


def without_and(phrase: Phrase) -> Phrase:
    """Return a phrase without the "and" that Arabic writes as one with its first word."""
    return (phrase[0].removeprefix(_AND), *phrase[1:])


def joined(phrase: Phrase) -> str:
    """Return a phrase as the list is looked up."""
    return " ".join(phrase)


@cache
def phrases() -> Mapping[str, list[str]]:
    """Return all phrases with the names of what they ask for."""
    return table_of_words("answer_types", _read_phrases)


def _read_phrases() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for answer_type, phrase in rows_of("answer_types.csv"):
        found[_words_of(phrase)].append(answer_type)
    return found


@cache
def only_first() -> frozenset[str]:
    """Return the phrases that ask only at the beginning of a question: "is" elsewhere is part of a statement."""
    return frozenset(table_of_words("answer_types_only_first", _read_only_first))


def _read_only_first() -> Mapping[str, bool]:
    return {_words_of(phrase): True for _, phrase in rows_of("answer_types.csv") if phrase.startswith(_FIRST)}


def _words_of(phrase: str) -> str:
    return joined(tuple(word.word for word in find_words(phrase)))


@cache
def first_words() -> frozenset[str]:
    """Return the words that a phrase may begin with."""
    return frozenset(_longest_from())


@lru_cache(_KEPT)
def reach(word: str) -> int:
    """Return how many words the longest phrase has that may begin with a folded word, or behind its "and"; else 0."""
    first = word.partition(" ")[0]  # a month is two words in one
    return max(_longest_from().get(first, 0), _longest_from().get(first.removeprefix(_AND), 0))


@cache
def _longest_from() -> Mapping[str, int]:
    """Return how many words the longest phrase has, by the first of them."""
    longest: dict[str, int] = {}
    for phrase in phrases():
        first, *others = phrase.split(" ")
        longest[first] = max(len(others) + 1, longest.get(first, 0))
    return longest


@cache
def longest() -> int:
    """Return how many words the longest phrase has."""
    return max(_longest_from().values())

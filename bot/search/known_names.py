"""Finds the names that a corpus's glossary lists: persons, organisations and places, however long they are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

from bot.documents import GlossaryEntry
from bot.text.arabic import without_article
from bot.text.kept import KeptByText
from bot.text.terms import find_words

Phrase = tuple[str, ...]  # words, folded and without articles
_Beginning = tuple[
    int, Sequence[tuple[int, str]]
]  # the place of a word; the names from there on, their words and kinds


class KnownNames:
    """The names of one corpus; told apart by identity, since what is found is kept by the names it was found with."""

    def __init__(self, glossary: Iterable[GlossaryEntry]) -> None:
        """Take the names of a glossary."""
        self._by_first_word = _by_first_word(glossary)

    def find(self, text: str, kinds: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Yield the [start, end) of each name of these kinds of the glossary in `text`, the longest at each place."""
        wanted, words, behind = frozenset(kinds), find_words(text), 0
        for place, phrases in self._beginning(text):
            longest = max((length for length, kind in phrases if kind in wanted), default=0)
            if longest and place >= behind:
                behind = place + longest
                yield words[place].start, words[behind - 1].end

    def __getstate__(self) -> dict[str, object]:
        return {"_by_first_word": self._by_first_word}

    @cached_property
    def _beginning(self) -> Callable[[str], Sequence[_Beginning]]:
        """Where names begin in a text, kept by text."""
        return KeptByText(partial(_beginning, self._by_first_word))


def _beginning(by_first_word: Mapping[str, Sequence[tuple[Phrase, str]]], text: str) -> Sequence[_Beginning]:
    """Return where names begin, whether or not they overlap."""
    words = tuple(without_article(term.word) for term in find_words(text))
    begun = ((place, by_first_word[word]) for place, word in enumerate(words) if word in by_first_word)
    fitting = (
        (place, [(len(phrase), kind) for phrase, kind in phrases if words[place : place + len(phrase)] == phrase])
        for place, phrases in begun
    )
    return tuple((place, found) for place, found in fitting if found)


def _by_first_word(glossary: Iterable[GlossaryEntry]) -> Mapping[str, list[tuple[Phrase, str]]]:
    found: dict[str, list[tuple[Phrase, str]]] = defaultdict(list)
    for entry in glossary:
        for name in (entry.arabic, entry.english, *entry.variants):
            phrase = tuple(without_article(term.word) for term in find_words(name.partition("(")[0]))
            if phrase:
                found[phrase[0]].append((phrase, entry.kind))
    return dict(found)

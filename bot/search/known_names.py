"""Finds the names that a corpus's glossary lists: persons, organisations and places, however long they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from bot.documents import GlossaryEntry
from bot.text.arabic import without_article
from bot.text.terms import find_words

Phrase = tuple[str, ...]  # words, folded and without articles


class KnownNames:
    """The names of one corpus; told apart by identity, since what is found is kept by the names it was found with."""

    def __init__(self, glossary: Iterable[GlossaryEntry]) -> None:
        """Take the names of a glossary."""
        self._by_first_word = _by_first_word(glossary)

    def find(self, text: str, kinds: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Yield the [start, end) of each name of these kinds of the glossary in `text`, the longest at each place."""
        wanted = frozenset(kinds)
        terms = find_words(text)
        words = [without_article(term.word) for term in terms]
        place = 0
        while place < len(words):
            phrases = (phrase for phrase, kind in self._by_first_word.get(words[place], ()) if kind in wanted)
            fitting = [phrase for phrase in phrases if tuple(words[place : place + len(phrase)]) == phrase]
            longest = max(map(len, fitting), default=0)
            if longest:
                yield terms[place].start, terms[place + longest - 1].end
            place += longest or 1


def _by_first_word(glossary: Iterable[GlossaryEntry]) -> Mapping[str, list[tuple[Phrase, str]]]:
    found: dict[str, list[tuple[Phrase, str]]] = defaultdict(list)
    for entry in glossary:
        for name in (entry.arabic, entry.english, *entry.variants):
            phrase = tuple(without_article(term.word) for term in find_words(name.partition("(")[0]))
            if phrase:
                found[phrase[0]].append((phrase, entry.kind))
    return dict(found)

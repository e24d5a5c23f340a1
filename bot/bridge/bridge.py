"""Renders the words of a question in the other language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.bridge.dictionary import LONGEST, Dictionary, Translations, read_dictionary
from bot.bridge.names import Names
from bot.documents import GlossaryEntry
from bot.text.languages import Language
from bot.text.terms import Term, find_terms


@dataclass(frozen=True)
class Rendering:
    """One or more words of a question and what they are in the other language: one weighted synonym."""

    terms: tuple[Term, ...]  # of the question, function words left out
    stems: Mapping[str, float]  # of the other language -> weight, 0 to 1
    words: Mapping[str, float]  # likewise, folded


class Bridge:
    """The way between the languages for one corpus."""

    def __init__(self, glossary: Sequence[GlossaryEntry], vocabulary: Iterable[Term]) -> None:
        """Use a corpus's glossary beside the dictionary, and the words of its texts as names."""
        self._glossary = glossary
        self._names = Names(vocabulary)

    def render(self, words: Sequence[Term]) -> tuple[Rendering, ...]:
        """Return a rendering for each phrase or word that has one; `words` are all words of a question, in order."""
        return tuple(rendering for rendering in self._renderings(words) if rendering.stems)

    def _renderings(self, words: Sequence[Term]) -> Iterator[Rendering]:
        place = 0
        while place < len(words):
            length, translations = self._longest(words[place : place + LONGEST])
            terms = tuple(word for word in words[place : place + length] if not word.is_function_word)
            if terms:
                yield self._rendering(terms, translations)
            place += length

    def _longest(self, words: Sequence[Term]) -> tuple[int, Translations]:
        """Return how many of the words form the longest known phrase, at least 1, and its translations."""
        if words[0].language is None:
            return 1, {}
        dictionary = self._dictionary(words[0].language)
        for length in range(len(words), 0, -1):
            if found := dictionary.phrase(words[:length]):
                return length, found
        return 1, {}

    def _rendering(self, terms: tuple[Term, ...], translations: Translations) -> Rendering:
        stems: dict[str, float] = {}
        words: dict[str, float] = {}
        best = max(translations.values(), default=1.0)
        for phrase, weight in translations.items():
            parts = find_terms(phrase)
            for part in parts:
                share = weight / best / len(parts)
                stems[part.text] = max(share, stems.get(part.text, 0.0))
                words[part.word] = max(share, words.get(part.word, 0.0))
        for term in () if translations else terms:
            stems |= self._names.like(term)
        return Rendering(terms, stems, words)

    @cache  # noqa: B019 - a bridge lives as long as its index; each direction is read when a question first needs it
    def _dictionary(self, language: Language) -> Dictionary:
        return read_dictionary(language, self._glossary)

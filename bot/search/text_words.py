"""The words of the texts of a passage by their numbers: all that depends on no question, found once for each text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain

import numpy as np

from bot.documents import Passages
from bot.search.credits import Credits
from bot.search.vocabulary import Places, Vocabulary
from bot.text.entities import EntityType, find_entities
from bot.text.languages import Language
from bot.text.terms import find_terms

Span = tuple[int, int]  # [start, end) in code points

_MOST_PASSAGES = 4_000  # that are kept: a few KB each


class TextWords:
    """The words of several texts in a row, function words left out.

    Each text has a place for each word and one at its end, with no word; places count through all texts.
    """

    def __init__(self, texts: Sequence[str], vocabulary: Vocabulary) -> None:
        """Read `texts`."""
        terms = [find_terms(text) for text in texts]
        self.words, self.stems = vocabulary.numbers_of(terms)  # at each place
        self.sizes: Places = np.array([*map(len, terms)], np.intp)  # of each text, in words
        self._texts = tuple(texts)
        self._entities: dict[EntityType, Places] = {}

    def entities(self, type_: EntityType) -> Places:
        """Return where words are one of a type or a part of it."""
        found = self._entities.get(type_)
        if found is None:
            found = self._entities[type_] = np.fromiter(self._places(type_), np.intp)
        return found

    def _places(self, type_: EntityType) -> Iterator[int]:
        first = 0
        for text in self._texts:
            terms = find_terms(text)
            spans = [(start, end) for found, start, end in find_entities(text) if found is type_]
            for place, term in enumerate(terms, first):
                if any(start <= term.start < end for start, end in spans):
                    yield place
            first += len(terms) + 1


@dataclass(frozen=True)
class SpanWords:
    """The words of spans of a passage's sentences."""

    texts: TextWords  # of the spans
    lengths: Places  # at each place, that of the word in code points
    sentences: Places  # of each span, the number of its sentence


class PassageWords:
    """The words of a passage in one language."""

    def __init__(self, text: str, title: str, credited: Credits, vocabulary: Vocabulary) -> None:
        """Read a text and its document's title."""
        self.text = text
        self.sentences = credited.sentences_without(text)
        self.texts = TextWords((*self.sentences, title), vocabulary)
        """Those of the sentences, in order, and last the title."""
        self._vocabulary = vocabulary
        self._spans: dict[str, SpanWords] = {}

    def spans(self, kind: str, find: Callable[[str], Iterable[Span]]) -> SpanWords:
        """Return the words of the spans of a kind, which `find` finds in a sentence, the same ones at any time."""
        found = self._spans.get(kind)
        if found is None:
            found = self._spans[kind] = self._find(find)
        return found

    def _find(self, find: Callable[[str], Iterable[Span]]) -> SpanWords:
        spans = [(number, text[slice(*span)]) for number, text in enumerate(self.sentences) for span in find(text)]
        lengths = [(*(term.end - term.start for term in find_terms(text)), 0) for _, text in spans]
        return SpanWords(
            TextWords([text for _, text in spans], self._vocabulary),
            np.array([*chain.from_iterable(lengths)], np.intp),
            np.array([number for number, _ in spans], np.intp),
        )


class Reader:
    """Reads the passages of an index."""

    def __init__(self, passages: Passages, credited: Credits) -> None:
        """Read these; naming one of the outlets of `credited` says nothing of the matter."""
        self.vocabulary = Vocabulary()
        self._read = lru_cache(_MOST_PASSAGES)(partial(_read_passage, passages, credited, self.vocabulary))

    def words_of(self, passage: int, language: Language) -> PassageWords:
        """Return the words of a passage, by its number, in one of its languages."""
        return self._read(passage, language)


def _read_passage(
    passages: Passages,
    credited: Credits,
    vocabulary: Vocabulary,
    number: int,
    language: Language,
) -> PassageWords:
    passage = passages[number]
    text = passage.text(language) or passage.original
    return PassageWords(text, passage.document.version(language).title, credited, vocabulary)

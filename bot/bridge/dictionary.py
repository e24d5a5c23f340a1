"""The words of one language with their translations, found by phrase, by word and by stem."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from operator import itemgetter

from bot.documents import GlossaryEntry
from bot.text.languages import Language, detect_language
from bot.text.terms import Term, find_words

LONGEST = 4  # words of a phrase
_DOUBTFUL = 0.6  # weight of a translation that is rare or belongs to another sense
_BY_STEM = 0.9  # weight of what is said of another form of the word
_LATER = 0.2  # each further translation counts for 1 / (1 + this x its place)

Translations = Mapping[str, float]  # phrase of the other language -> weight, 0 to 1


@dataclass(frozen=True)
class Pair:
    """Two phrases that mean the same, and how surely."""

    english: str
    arabic: str
    weight: float


class Dictionary:
    """What the phrases of one language mean in the other."""

    def __init__(self, pairs: Iterable[tuple[str, str, float]]) -> None:
        """Take phrases, their translations and the weights of these."""
        self._by_words: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        self._by_stems: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        for phrase, meanings in groupby(pairs, key=itemgetter(0)):
            words = find_words(phrase)
            exactly = self._by_words[tuple(word.word for word in words)]
            roughly = self._by_stems[tuple(word.text for word in words)]
            for _, translation, weight in meanings:
                _keep_best(exactly, translation, weight)
                _keep_best(roughly, translation, weight * _BY_STEM)

    def phrase(self, words: Sequence[Term]) -> Translations:
        """Return the translations of consecutive words taken together; {} if there are none."""
        exactly = self._by_words.get(tuple(word.word for word in words))
        return exactly or self._by_stems.get(tuple(word.text for word in words), {})


def _keep_best(found: dict[str, float], translation: str, weight: float) -> None:
    found[translation] = max(weight, found.get(translation, 0.0))


def read_pairs(glossary: Sequence[GlossaryEntry]) -> list[Pair]:
    """Return the pairs of the project's dictionary and of a corpus's glossary."""
    return [*_dictionary_pairs(), *(pair for entry in glossary for pair in _glossary_pairs(entry))]


def _dictionary_pairs() -> Iterator[Pair]:
    with (files("bot.words") / "dictionary.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            sure = _DOUBTFUL if row["note"] else 1.0
            for place, arabic in enumerate(row["arabic"].split("|")):
                yield Pair(row["english"], arabic, sure / (1 + _LATER * place))


def _glossary_pairs(entry: GlossaryEntry) -> Iterator[Pair]:
    names: dict[Language, list[str]] = {Language.ARABIC: [entry.arabic], Language.ENGLISH: [entry.english]}
    for variant in entry.variants:
        language = detect_language(variant)
        if language:
            names[language].append(variant)
    for english in map(_without_brackets, names[Language.ENGLISH]):
        for place, arabic in enumerate(map(_without_brackets, names[Language.ARABIC])):
            yield Pair(english, arabic, 1 / (1 + _LATER * place))


def _without_brackets(name: str) -> str:
    """Return a name without its explanation: "evacuation (of a base)" is "evacuation"."""
    return name.partition("(")[0].strip() or name

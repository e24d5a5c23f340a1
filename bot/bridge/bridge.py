"""Renders the words of a question in other words: of the other language, and of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.bridge.dictionary import LONGEST, Meanings, glossary_dictionary, read_dictionary
from bot.bridge.freedict import FreeDict
from bot.bridge.names import Names
from bot.bridge.thesaurus import read_dialect, read_synonyms
from bot.documents import GlossaryEntry
from bot.text.arabic_forms import colloquial_presents
from bot.text.languages import Language
from bot.text.light_words import is_light
from bot.text.terms import Term, find_terms, find_words

_PARAPHRASE = 0.6  # what a paraphrase is worth beside the word itself
_LEAST_SHARED = 0.3  # of a paraphrase's two translations, multiplied, from which it counts


@dataclass(frozen=True)
class Rendering:
    """One or more words of a question and what they are in other words: one weighted synonym."""

    language: Language  # of the other words
    terms: tuple[Term, ...]  # of the question, function words left out
    stems: Mapping[str, float]  # of the other words -> weight, 0 to 1
    words: Mapping[str, float]  # likewise, folded
    phrases: Mapping[tuple[str, ...], float]  # stems of those that are several words, together -> weight


class Bridge:
    """The other words that one corpus's questions may be put into."""

    def __init__(
        self, glossary: Sequence[GlossaryEntry], vocabulary: Iterable[Term], installed: FreeDict | None = None
    ) -> None:
        """Use a corpus's glossary and an installed dictionary beside our own, and the words of its texts as names."""
        self._installed = installed
        self._glossary = {language: glossary_dictionary(language, glossary) for language in Language}
        self._names = Names(vocabulary)

    def render(self, words: Sequence[Term]) -> tuple[Rendering, ...]:
        """Return a rendering for each phrase or word that has one; `words` are all words of a question, in order."""
        words = [replace(word, start=0, end=0) for word in words]  # a word is looked up alike wherever it stands
        over = (self._over(terms, meanings) for terms, meanings in _phrases(words, self._translations))
        phrases = _phrases(words, lambda found: _other_words(tuple(found)))
        within = (_within(terms, meanings) for terms, meanings in phrases if meanings)
        return tuple(rendering for rendering in (*within, *over) if rendering.stems)

    def _over(self, terms: tuple[Term, ...], meanings: Meanings) -> Rendering:
        best = max(meanings.values(), default=1.0)
        stems, words, phrases = _weighted({phrase: weight / best for phrase, weight in meanings.items()})
        for term in () if meanings else terms:
            stems |= self._names.like(term)
        return Rendering(_language(terms).other, terms, stems, words, phrases)

    def _translations(self, words: Sequence[Term]) -> Meanings:
        language = _language(words)
        dictionary = read_dictionary(language)
        installed = self._installed.phrase(words) if self._installed and language is Language.ENGLISH else {}
        if found := {**installed, **dictionary.phrase(words), **self._glossary[language].phrase(words)}:
            return found
        standard = _standard(words)
        return {
            meaning: weight * share
            for phrase, share in standard.items()
            for meaning, weight in dictionary.phrase(find_terms(phrase)).items()
        }


def says_little(term: Term) -> bool:
    """Tell whether a word says little of a question's subject: a light word, or dialect for such a one."""
    if is_light(term):
        return True
    standard = _standard([term])
    meant = [word for meaning in standard for word in find_words(meaning)]
    return bool(standard) and all(word.is_function_word or is_light(word) for word in meant)


def _phrases(
    words: Sequence[Term], look_up: Callable[[Sequence[Term]], Meanings]
) -> Iterator[tuple[tuple[Term, ...], Meanings]]:
    """Yield the longest phrases that `look_up` knows and the words between them; numbers and function words go."""
    place = 0
    while place < len(words):
        lengths = range(min(LONGEST, len(words) - place), 0, -1) if words[place].language else ()
        known = ((length, look_up(words[place : place + length])) for length in lengths)
        length, meanings = next(((length, found) for length, found in known if found), (1, {}))
        terms = tuple(word for word in words[place : place + length] if not word.is_function_word)
        if terms and terms[0].language:
            yield terms, meanings
        place += length


@lru_cache(maxsize=20_000)
def _other_words(words: tuple[Term, ...]) -> Meanings:
    """Return other words of the same language: standard ones for dialect, else synonyms; and paraphrases of either."""
    standard = _standard(words)
    sure = standard or read_synonyms(_language(words)).phrase(words)
    best = max(sure.values(), default=1.0)
    found = {phrase: weight / best for phrase, weight in sure.items()}
    asked = [(tuple(find_terms(phrase)), weight) for phrase, weight in standard.items()] or [(words, 1.0)]
    for terms, weight in asked:
        for phrase, share in _paraphrases(terms).items():
            found[phrase] = max(weight * share, found.get(phrase, 0.0))
    return found


def _paraphrases(words: Sequence[Term]) -> Meanings:
    """Return what means the same in the other language, after Bannard and Callison-Burch (2005); never the words.

    A word that shares its surest translations with another may stand for it: "camp" and "base" through "قاعدة".
    """
    if not words or any(word.is_function_word or not word.language for word in words):
        return {}
    there, back = read_dictionary(_language(words)), read_dictionary(_language(words).other)
    found: dict[str, float] = {}
    for meaning, weight in there.phrase(words).items():
        pivot = find_terms(meaning)
        for phrase, share in back.phrase(pivot).items() if pivot else ():
            found[phrase] = max(weight * share, found.get(phrase, 0.0))
    own = {word.text for word in words}
    return {
        phrase: _PARAPHRASE * weight
        for phrase, weight in found.items()
        if weight >= _LEAST_SHARED and {term.text for term in find_terms(phrase)} != own
    }


def _standard(words: Sequence[Term]) -> Meanings:
    """Return what words of an Arabic dialect are in standard Arabic; {} if they are none."""
    dialect = read_dialect()
    return dialect.exactly(words) or dialect.inflected(words, colloquial_presents)


def _within(terms: tuple[Term, ...], meanings: Meanings) -> Rendering:
    return Rendering(_language(terms), terms, *_weighted(meanings))


def _weighted(meanings: Meanings) -> tuple[dict[str, float], dict[str, float], dict[tuple[str, ...], float]]:
    """Return the weights of the stems and of the words of some phrases, a phrase's weight shared by its words.

    And the weights of the phrases themselves.
    """
    stems: dict[str, float] = {}
    words: dict[str, float] = {}
    phrases: dict[tuple[str, ...], float] = {}
    for phrase, weight in meanings.items():
        parts = find_terms(phrase)
        if len(parts) > 1:
            phrases[tuple(part.text for part in parts)] = weight
        for part in parts:
            share = weight / len(parts)
            stems[part.text] = max(share, stems.get(part.text, 0.0))
            words[part.word] = max(share, words.get(part.word, 0.0))
    return stems, words, phrases


def _language(words: Sequence[Term]) -> Language:
    return words[0].language or Language.ARABIC

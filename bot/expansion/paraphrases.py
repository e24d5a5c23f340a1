"""Other words for words of a question: synonyms, standard Arabic for dialect, paraphrases. Pure."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from bot.expansion.dialect import key_in_dialect, read_dialect
from bot.expansion.dictionary import Dictionary, Meanings, Openings, longest_of, read_dictionary
from bot.expansion.synonyms import read_synonyms
from bot.lexicons.compiled import table_of_words
from bot.text.languages import Language
from bot.text.terms import Term, terms_of_phrase

# What a step is worth beside the word itself. Chosen on the questions of `tests/article.jsonl` and on XQuAD together.
_PARAPHRASE = 0.6  # by way of the other language
_LEAST_SHARED = 0.3  # of a paraphrase's two translations, multiplied, from which it counts
_SYNONYM_OF_STANDARD = 0.7  # a synonym of what a word of a dialect is in standard Arabic
_SYNONYM_OF_TRANSLATION = 0.4
MOST_KEPT = 8_000  # phrases of which what was found is kept: most words are asked again
# Likewise of what takes some kilobytes. As many as groups of words are kept, which hold it: without it nobody finds
# what is kept of a group.
OTHER_WORDS_KEPT = 4_000

Words = tuple[Term, ...]


class OtherWords(dict[str, float]):
    """What words are in other words, of their own language or the other: phrases with their weights, 0 to 1."""

    @cached_property
    def searched(self) -> "Searched":
        """What is searched for."""
        stems: dict[str, float] = {}
        words: dict[str, float] = {}
        phrases: dict[tuple[str, ...], float] = {}
        for phrase, weight in self.items():
            parts, folded = _forms_of(phrase)
            if not parts:
                continue
            if weight > phrases.get(parts, 0.0):
                phrases[parts] = weight
            share = weight / len(parts)
            for part in parts:
                if share > stems.get(part, 0.0):
                    stems[part] = share
            for word in folded:
                if share > words.get(word, 0.0):
                    words[word] = share
        return Searched(stems, words, phrases)


@lru_cache(30_000)
def _forms_of(phrase: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the stems and the folded words of a phrase of the lists: the same ones for all that it is said of."""
    terms = terms_of_phrase(phrase)
    return tuple([term.text for term in terms]), tuple([term.word for term in terms])


class Searched(NamedTuple):
    """Other words as they are searched for."""

    stems: Mapping[str, float]  # with weights, 0 to 1; a phrase's weight is shared by its words
    words: Mapping[str, float]  # likewise, folded
    phrases: Mapping[tuple[str, ...], float]  # stems of each phrase that means the same -> its weight


@lru_cache(OTHER_WORDS_KEPT)
def other_words(words: Words) -> OtherWords:
    """Return other words of the same language: standard ones for dialect, else synonyms; and paraphrases of either."""
    if key := key_in_dialect(words):
        return _of_dialect(key)
    language = _language(words)
    in_dictionary = key_in_dictionary(words) if _can_be_paraphrased(words) else ""
    stems = frozenset(word.text for word in words)
    return _of_standard(language, read_synonyms(language).key_of(words), in_dictionary, stems)


# Of an entry of the lists: most forms of a word are found under the same one.


@lru_cache(OTHER_WORDS_KEPT)
def _of_dialect(key: str) -> OtherWords:
    standard = read_dialect().at(key)
    found = OtherWords()
    _add(found, 1 / max(standard.values()), standard)
    for phrase, weight in standard.items():
        _add(found, weight * _SYNONYM_OF_STANDARD, _synonyms(terms_of_phrase(phrase)))
    for phrase, weight in standard.items():
        _add(found, weight, _paraphrases(terms_of_phrase(phrase)))
    return found


@lru_cache(OTHER_WORDS_KEPT)
def _of_standard(language: Language, in_synonyms: str, in_dictionary: str, stems: frozenset[str]) -> OtherWords:
    synonyms = read_synonyms(language).at(in_synonyms)
    found = OtherWords()
    _add(found, 1 / max(synonyms.values(), default=1.0), synonyms)
    _add(found, 1.0, _paraphrases_of(language, in_dictionary, stems))
    return found


@lru_cache(MOST_KEPT)
def reach(word: Term, after: Term) -> int:
    """Return how many words the longest listed phrase has that begins with two words; 1 if none does."""
    return _openings(word.language or Language.ARABIC).reach(word, after)


@cache
def _openings(language: Language) -> Openings:
    lists = (read_synonyms(language), read_dictionary(language))
    return Openings(table_of_words(f"openings.{language}", lambda: longest_of(*lists, read_dialect())))


@lru_cache(MOST_KEPT)
def key_in_dictionary(words: Words) -> str:
    """Return under which key the project's own dictionary has words; "" if it has not."""
    return read_dictionary(_language(words)).key_of(words)


def with_synonyms(translations: Meanings) -> OtherWords:
    """Return translations and their synonyms."""
    synonyms: dict[str, float] = {}
    for phrase, weight in translations.items():
        _add(synonyms, weight, _synonyms(terms_of_phrase(phrase)))
    found = OtherWords(translations)
    _add(found, _SYNONYM_OF_TRANSLATION, synonyms)
    return found


@lru_cache(MOST_KEPT)
def _synonyms(words: Words) -> Meanings:
    return read_synonyms(_language(words)).phrase(words) if words else {}


def _paraphrases(words: Words) -> Meanings:
    if not _can_be_paraphrased(words):
        return {}
    return _paraphrases_of(_language(words), key_in_dictionary(words), frozenset(word.text for word in words))


def _paraphrases_of(language: Language, key: str, stems: frozenset[str]) -> Meanings:
    """Return what means the same in the other language, after Bannard and Callison-Burch (2005); never the words.

    A word that shares its surest translations with another may stand for it: "camp" and "base" through "قاعدة".
    """
    found = _each_through(read_dictionary(language).at(key), read_dictionary(language.other))
    return {
        phrase: _PARAPHRASE * weight for phrase, weight in found.items() if not _is_of(stems, terms_of_phrase(phrase))
    }


def _is_of(stems: AbstractSet[str], terms: Words) -> bool:
    """Tell whether terms have just these stems."""
    return bool(terms) and terms[0].text in stems and {term.text for term in terms} == stems


def _can_be_paraphrased(words: Words) -> bool:
    return bool(words) and not any(word.is_function_word or not word.language for word in words)


def _each_through(phrases: Meanings, dictionary: Dictionary) -> Meanings:
    """Return what phrases mean by a dictionary, as far as it is sure enough."""
    found: dict[str, float] = {}
    for phrase, weight in phrases.items():
        if weight >= _LEAST_SHARED and (terms := terms_of_phrase(phrase)):
            _add(found, weight, dictionary.phrase(terms), _LEAST_SHARED)
    return found


def _add(found: dict[str, float], share: float, more: Meanings, least: float = 0.0) -> None:
    """Give every phrase of `more` that has at least the `least` weight its greatest weight in `found`."""
    for phrase, full in more.items():
        weight = share * full
        if weight >= least and weight > found.get(phrase, 0.0):
            found[phrase] = weight


def _language(words: Words) -> Language:
    return words[0].language or Language.ARABIC

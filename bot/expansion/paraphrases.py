"""Other words for words of a question: synonyms, standard Arabic for dialect, paraphrases. Pure."""

from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain

from bot.expansion.dialect import in_standard_arabic, read_dialect
from bot.expansion.dictionary import Dictionary, Meanings, Opening, read_dictionary
from bot.expansion.synonyms import read_synonyms
from bot.text.languages import Language
from bot.text.terms import Term, terms_of_phrase

# What a step is worth beside the word itself. Chosen on the questions of `tests/article.jsonl` and on XQuAD together.
_PARAPHRASE = 0.6  # by way of the other language
_LEAST_SHARED = 0.3  # of a paraphrase's two translations, multiplied, from which it counts
_SYNONYM_OF_STANDARD = 0.7  # a synonym of what a word of a dialect is in standard Arabic
_SYNONYM_OF_TRANSLATION = 0.4
MOST_KEPT = 8_000  # phrases of which what was found is kept: most words are asked again

Words = tuple[Term, ...]


@lru_cache(MOST_KEPT)
def other_words(words: Words) -> Meanings:
    """Return other words of the same language: standard ones for dialect, else synonyms; and paraphrases of either."""
    standard = in_standard_arabic(words)
    sure = standard or _synonyms(words)
    found: dict[str, float] = {}
    _add(found, 1 / max(sure.values(), default=1.0), sure)
    for phrase, weight in standard.items():
        _add(found, weight * _SYNONYM_OF_STANDARD, _synonyms(terms_of_phrase(phrase)))
    for phrase, weight in standard.items():
        _add(found, weight, _paraphrases(terms_of_phrase(phrase)))
    if not standard:
        _add(found, 1.0, _paraphrases(words))
    return found


@lru_cache(MOST_KEPT)
def openings(word: Term) -> tuple[Opening, ...]:
    """Return how phrases that may have other words may begin with a word."""
    language = word.language or Language.ARABIC
    own = read_synonyms(language).openings(word), read_dictionary(language).openings(word)
    return (*read_dialect().openings(word), *chain.from_iterable(own))


def with_synonyms(translations: Meanings) -> Meanings:
    """Return translations and their synonyms."""
    synonyms: dict[str, float] = {}
    for phrase, weight in translations.items():
        _add(synonyms, weight, _synonyms(terms_of_phrase(phrase)))
    found = dict(translations)
    _add(found, _SYNONYM_OF_TRANSLATION, synonyms)
    return found


@lru_cache(MOST_KEPT)
def _synonyms(words: Words) -> Meanings:
    return read_synonyms(_language(words)).phrase(words) if words else {}


def _paraphrases(words: Words) -> Meanings:
    """Return what means the same in the other language, after Bannard and Callison-Burch (2005); never the words.

    A word that shares its surest translations with another may stand for it: "camp" and "base" through "قاعدة".
    """
    if not _can_be_paraphrased(words):
        return {}
    there, back = read_dictionary(_language(words)), read_dictionary(_language(words).other)
    found = _each_through(there.phrase(words), back)
    own = {word.text for word in words}
    return {
        phrase: _PARAPHRASE * weight for phrase, weight in found.items() if not _is_of(own, terms_of_phrase(phrase))
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

"""Other words for words of a question: synonyms, standard Arabic for dialect, paraphrases. Pure."""

from collections.abc import Iterator
from functools import lru_cache

from bot.expansion.dialect import in_standard_arabic, read_dialect
from bot.expansion.dictionary import Dictionary, Meanings, read_dictionary
from bot.expansion.synonyms import read_synonyms
from bot.text.languages import Language
from bot.text.terms import Term, find_terms

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
    best = max(sure.values(), default=1.0)
    return _surest(
        _weighted(1 / best, sure),
        *(
            _weighted(weight * _SYNONYM_OF_STANDARD, _synonyms(find_terms(phrase)))
            for phrase, weight in standard.items()
        ),
        *(_weighted(weight, _paraphrases(asked)) for asked, weight in _in_standard(words)),
    )


@lru_cache(MOST_KEPT)
def reach(word: Term) -> int:
    """Return how many words the longest phrase has that begins with a word and may have other words, at least 1."""
    language = word.language or Language.ARABIC
    return max(each.reach(word) for each in (read_dialect(), read_synonyms(language), read_dictionary(language)))


def with_synonyms(translations: Meanings) -> Meanings:
    """Return translations and their synonyms."""
    return _surest(translations, _weighted(_SYNONYM_OF_TRANSLATION, _synonyms_of_all(translations)))


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
        phrase: _PARAPHRASE * weight
        for phrase, weight in found.items()
        if weight >= _LEAST_SHARED and {term.text for term in find_terms(phrase)} != own
    }


def _can_be_paraphrased(words: Words) -> bool:
    return bool(words) and not any(word.is_function_word or not word.language for word in words)


def _in_standard(words: Words) -> Iterator[tuple[Words, float]]:
    """Yield what words are in standard Arabic, with its weight; the words themselves if they are no dialect."""
    standard = in_standard_arabic(words)
    yield from ((find_terms(phrase), weight) for phrase, weight in standard.items())
    if not standard:
        yield words, 1.0


def _synonyms_of_all(phrases: Meanings) -> Meanings:
    return _surest(*(_weighted(weight, _synonyms(find_terms(phrase))) for phrase, weight in phrases.items()))


def _each_through(phrases: Meanings, dictionary: Dictionary) -> Meanings:
    """Return what phrases mean by a dictionary."""
    known = ((find_terms(phrase), weight) for phrase, weight in phrases.items())
    return _surest(*(_weighted(weight, dictionary.phrase(terms)) for terms, weight in known if terms))


def _surest(*found: Meanings) -> Meanings:
    """Return every phrase of `found` with its greatest weight."""
    best: dict[str, float] = {}
    for each in found:
        for phrase, weight in each.items():
            if weight > best.get(phrase, 0.0):
                best[phrase] = weight
    return best


def _weighted(share: float, found: Meanings) -> Meanings:
    return {phrase: share * weight for phrase, weight in found.items()}


def _language(words: Words) -> Language:
    return words[0].language or Language.ARABIC

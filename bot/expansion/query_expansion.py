"""Puts the words of a question into other words: of the other language, and of its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import pairwise

from bot.documents import GlossaryEntry
from bot.expansion.dialect import in_standard_arabic, key_in_dialect, read_dialect
from bot.expansion.dictionary import (
    LONGEST,
    Dictionary,
    Meanings,
    Openings,
    glossary_dictionary,
    longest_of,
    read_dictionary,
)
from bot.expansion.freedict import FreeDict
from bot.expansion.paraphrases import (
    MOST_KEPT,
    OTHER_WORDS_KEPT,
    OtherWords,
    Words,
    key_in_dictionary,
    other_words,
    reach,
    with_synonyms,
)
from bot.expansion.phonetic_names import Names
from bot.questions.low_weight_terms import is_low_weight
from bot.text.languages import Language
from bot.text.terms import Term, find_words, terms_of_phrase


@dataclass(frozen=True, eq=False)  # each is made once and kept: what depends on it is found by it
class Expansion:
    """One or more words of a question and what they are in other words: one weighted synonym."""

    language: Language  # of the other words
    terms: tuple[Term, ...]  # of the question, function words left out
    stems: Mapping[str, float]  # of the other words -> weight, 0 to 1; a phrase's weight is shared by its words
    words: Mapping[str, float]  # likewise, folded
    # Stems of each phrase that means the same -> weight, 0 to 1; more phrases than are to be searched for.
    phrases: Mapping[tuple[str, ...], float]


class QueryExpander:
    """The other words that one corpus's questions may be put into."""

    def __init__(
        self, glossary: Sequence[GlossaryEntry], vocabulary: Iterable[Term], installed: FreeDict | None = None
    ) -> None:
        """Use a corpus's glossary and an installed dictionary beside our own, and the words of its texts as names."""
        self._glossary = {language: glossary_dictionary(language, glossary) for language in Language}
        self._names = Names(vocabulary)
        self.begin(installed)

    def begin(self, installed: FreeDict | None) -> None:
        """Use an installed dictionary from now on."""
        self._installed = installed
        # Most words are asked again, and what they mean depends on nothing else.
        # Functions of the parts, not of the whole, which would have to be collected as garbage once it is replaced.
        kept = lru_cache(OTHER_WORDS_KEPT)(partial(_translated, self._glossary))
        self._translations = lru_cache(OTHER_WORDS_KEPT)(partial(_look_up, self._glossary, installed, kept))
        special = {language: Openings(longest_of(each)) for language, each in self._glossary.items()}
        self._reach = lru_cache(MOST_KEPT)(partial(_reach, special, installed))
        self._over = lru_cache(OTHER_WORDS_KEPT)(partial(_translate, self._translations, self._names))

    def naming(self, vocabulary: Iterable[Term]) -> "QueryExpander":
        """Return the same, with further words as names; itself if there is nothing new in them."""
        names = self._names.also(vocabulary)
        if names is self._names:
            return self
        other = object.__new__(QueryExpander)
        other.__dict__.update(self.__dict__, _names=names)
        other._over = lru_cache(OTHER_WORDS_KEPT)(partial(_translate, self._translations, names))
        return other

    def with_glossary(self, glossary: Sequence[GlossaryEntry]) -> "QueryExpander":
        """Return the same with another glossary."""
        other = object.__new__(QueryExpander)
        tables = {language: glossary_dictionary(language, glossary) for language in Language}
        other.__dict__.update(self.__dict__, _glossary=tables)
        other.begin(self._installed)
        return other

    def knows(self, term: Term) -> bool:
        """Tell whether a dictionary or the glossary has a word."""
        return bool(self._translations((term,)))

    def __getstate__(self) -> dict[str, object]:
        return {"_glossary": self._glossary, "_names": self._names}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state)
        self.begin(None)

    def expand(self, words: Sequence[Term]) -> tuple[Expansion, ...]:
        """Return a expansion for each phrase or word that has one; `words` are all words of a question, in order."""
        bare = tuple([word.anywhere for word in words])  # a word means the same wherever it stands
        reaches = [self._reach(*pair) if pair[0].language else 1 for pair in pairwise(bare)]
        if max(reaches, default=1) > 1:
            within = [*_phrases(bare, reaches, other_words)]
            over = [*_phrases(bare, reaches, self._translations)]
        else:
            within = over = [(word,) for word in bare if word.language and not word.is_function_word]
        return tuple([each for each in (*map(_within, within), *map(self._over, over)) if each.phrases])


def says_little(term: Term) -> bool:
    """Tell whether a word says little of a question's subject: a light word, or dialect for such a one."""
    return _says_little(term.anywhere)


@lru_cache(MOST_KEPT)
def _says_little(term: Term) -> bool:
    if is_low_weight(term):
        return True
    standard = in_standard_arabic([term])
    meant = [word for meaning in standard for word in find_words(meaning)]
    return bool(standard) and all(word.is_function_word or is_low_weight(word) for word in meant)


def _translate(translations: Callable[[Words], OtherWords], known: Names, phrase: Words) -> Expansion:
    found, terms = translations(phrase), _terms(phrase)
    expansion = _expansion(_language(phrase).other, terms, found)
    names = {} if found else _like(known, terms)
    return (
        replace(expansion, stems=names, phrases={(stem,): weight for stem, weight in names.items()})
        if names
        else expansion
    )


def _like(known: Names, terms: Words) -> Mapping[str, float]:
    """Return the words of the texts that sound like terms which no dictionary has."""
    return {stem: weight for term in terms for stem, weight in known.like(term).items()}


def _reach(special: Mapping[Language, Openings], installed: FreeDict | None, word: Term, after: Term) -> int:
    """Return how many words the longest phrase has that begins with two words; 1 if none does."""
    if installed and word.language is Language.ENGLISH:
        return LONGEST
    return max(reach(word, after), special[word.language or Language.ARABIC].reach(word, after))


def _look_up(
    glossary: Mapping[Language, Dictionary],
    installed: FreeDict | None,
    kept: Callable[[Language, str, str, str], OtherWords],
    words: Words,
) -> OtherWords:
    language = _language(words)
    own, special = key_in_dictionary(words), glossary[language].key_of(words)
    further = installed.phrase(words) if installed and language is Language.ENGLISH else {}
    if further:
        return _in_proportion({**further, **read_dictionary(language).at(own), **glossary[language].at(special)})
    return kept(language, own, special, "" if own or special else key_in_dialect(words))


def _translated(
    glossary: Mapping[Language, Dictionary], language: Language, own: str, special: str, dialect: str
) -> OtherWords:
    """Return what is meant by entries of the dictionary and the glossary, else by one of a dialect."""
    dictionary = read_dictionary(language)
    if found := {**dictionary.at(own), **glossary[language].at(special)}:
        return _in_proportion(found)
    return _in_proportion(
        {
            meaning: weight * share
            for phrase, share in read_dialect().at(dialect).items()
            for meaning, weight in dictionary.phrase(terms_of_phrase(phrase)).items()
        }
    )


def _in_proportion(found: Meanings) -> OtherWords:
    """Return meanings by their weights beside the surest one, with their synonyms."""
    best = max(found.values(), default=1.0)
    return with_synonyms({meaning: weight / best for meaning, weight in found.items()})


def _phrases(words: Words, reaches: Sequence[int], look_up: Callable[[Words], Meanings]) -> Iterator[Words]:
    """Yield the longest phrases that `look_up` knows and the words between them; numbers and function words go.

    `reaches` tell how many words the longest phrase may have that begins with each word but the last.
    """
    place = 0
    while place < len(words):
        phrase = words[place : place + 1]
        if place < len(reaches) and reaches[place] > 1:
            lengths = range(min(reaches[place], LONGEST, len(words) - place), 1, -1)
            phrase = next(filter(look_up, (words[place : place + length] for length in lengths)), phrase)
        if _has_word(phrase):
            yield phrase
        place += len(phrase)


def _has_word(phrase: Words) -> bool:
    """Tell whether a phrase begins with a word, function words left out."""
    for word in phrase:
        if not word.is_function_word:
            return word.language is not None
    return False


def _terms(words: Words) -> Words:
    return tuple(word for word in words if not word.is_function_word)


@lru_cache(OTHER_WORDS_KEPT)
def _within(phrase: Words) -> Expansion:
    terms = _terms(phrase)
    return _expansion(_language(terms), terms, other_words(phrase))


def _expansion(language: Language, terms: Words, found: OtherWords) -> Expansion:
    return Expansion(language, terms, *found.searched)


def _language(words: Sequence[Term]) -> Language:
    return words[0].language or Language.ARABIC

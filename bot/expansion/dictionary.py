"""Phrases of one language with what they mean, found by their words and, in another form, by their stems."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from bot.documents import GlossaryEntry
from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.lexicons.word_table import WordTable
from bot.text.arabic import fold_arabic
from bot.text.arabic_forms import dictionary_forms
from bot.text.english import fold_english, stem_english
from bot.text.languages import Language, detect_language
from bot.text.lemmas import lemma_stem
from bot.text.terms import Term

LONGEST = 4  # words of a phrase
_DOUBTFUL = 0.6  # weight of a translation that is rare or belongs to another sense
_LATER = 0.2  # each further translation counts for 1 / (1 + this x its place)
_FORMS = {Language.ARABIC: (fold_arabic, lemma_stem), Language.ENGLISH: (fold_english, stem_english)}

Meanings = Mapping[str, float]  # phrase -> weight, 0 to 1
Pair = tuple[str, str, float]  # a phrase, what it means, and how surely, 0 to 1
_BY_WORDS, _BY_STEMS, _BETWEEN = "=", "~", "\x1f"  # how a key begins, and what stands between its words

Forms = Mapping[str, Meanings]  # words or stems of phrases, as keys -> what these mean; {} if nothing

Longest = Mapping[str, int]  # first and first two words or stems, as a key -> words of the longest phrase of several


class Openings:
    """How phrases of several words begin."""

    def __init__(self, longest: Longest) -> None:
        """Take what `longest_of` found."""
        self._longest = longest

    def reach(self, word: Term, after: Term) -> int:
        """Return how many words the longest phrase has that begins with two words; 1 if none does."""
        longest, by_words, by_stem = self._longest, _BY_WORDS + word.word, _BY_STEMS + word.text
        return max(
            longest.get(_BETWEEN.join((by_words, after.word)), 1) if by_words in longest else 1,  # not for most words
            longest.get(_BETWEEN.join((by_stem, after.text)), 1) if by_stem in longest else 1,
        )


class Dictionary:
    """What the phrases of one language mean, in the other or in other words."""

    def __init__(self, forms: Forms) -> None:
        """Take what `forms_of` found."""
        self._forms = forms

    @property
    def forms(self) -> Forms:
        """All forms of its phrases."""
        return self._forms

    def exactly(self, words: Sequence[Term]) -> Meanings:
        """Return what consecutive words mean taken together, in this very form; {} if that is not known."""
        return self._forms.get(_key(_BY_WORDS, [word.word for word in words]), {})

    def phrase(self, words: Sequence[Term]) -> Meanings:
        """Return what consecutive words mean taken together, or else another form of them; {} if that is not known."""
        return self.at(self.key_of(words))

    def key_of(
        self, words: Sequence[Term], forms: Callable[[str], Iterable[str]] = dictionary_forms, *, by_stems: bool = True
    ) -> str:
        """Return the key under which consecutive words mean something, taken together; "" if they do not.

        That is in this very form, by their stems, or the first known one of the `forms` of an Arabic word.
        """
        if self._forms.get(key := _key(_BY_WORDS, [word.word for word in words])):
            return key
        if by_stems and self._forms.get(key := _key(_BY_STEMS, [word.text for word in words])):
            return key
        if len(words) != 1 or words[0].language is not Language.ARABIC:
            return ""
        is_known = self._forms.has if isinstance(self._forms, WordTable) else self._forms.__contains__
        key = next((key for form in forms(words[0].word) if is_known(key := _BY_WORDS + form)), "")
        return key if self.at(key) else ""

    def at(self, key: str) -> Meanings:
        """Return what is meant by a key; {} for ""."""
        return self._forms.get(key, {}) if key else {}


def _key(kind: str, words: Iterable[str]) -> str:
    return kind + _BETWEEN.join(words)


def forms_of(
    language: Language, phrases: Iterable[str], meanings: Callable[[str], Iterable[tuple[str, float]]]
) -> Forms:
    """Return all forms of phrases of `language`; `meanings` returns what one means, and how surely, 0 to 1."""
    fold, stem = _FORMS[language]
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        words = phrase.replace("-", " ").split()
        found[_key(_BY_WORDS, map(fold, words))].append(phrase)
        found[_key(_BY_STEMS, map(stem, words))].append(phrase)
    return {key: _surest(pair for phrase in same for pair in meanings(phrase)) for key, same in found.items()}


def longest_of(*dictionaries: Dictionary) -> Longest:
    """Return how long the longest phrase is that begins with a word, or with two, of those of several words."""
    longest: dict[str, int] = {}
    for key in chain.from_iterable(each.forms for each in dictionaries):
        words = key.split(_BETWEEN)
        if len(words) > 1:
            for beginning in (words[0], _BETWEEN.join(words[:2])):
                longest[beginning] = max(len(words), longest.get(beginning, 0))
    return longest


def kept_dictionary(name: str, make: Callable[[], Forms]) -> Dictionary:
    """Return the dictionary of the forms that `make` finds in the word lists."""
    return Dictionary(table_of_words(name, make))


def _surest(pairs: Iterable[tuple[str, float]]) -> Meanings:
    found: dict[str, float] = {}
    for meaning, weight in pairs:
        if weight > found.get(meaning, 0.0):
            found[meaning] = weight
    return found


@cache
def read_dictionary(language: Language) -> Dictionary:
    """Return the project's own dictionary from `language` into the other; read once for all corpora."""
    return kept_dictionary(f"dictionary.{language}", lambda: _from(language, _dictionary_pairs()))


def glossary_dictionary(language: Language, glossary: Sequence[GlossaryEntry]) -> Dictionary:
    """Return a corpus's glossary as a dictionary from `language` into the other."""
    return Dictionary(_from(language, (pair for entry in glossary for pair in _glossary_pairs(entry))))


def forms_of_pairs(language: Language, pairs: Iterable[Pair]) -> Forms:
    """Return all forms of phrases of `language` with what they mean."""
    meanings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for phrase, meaning, weight in pairs:
        meanings[phrase].append((meaning, weight))
    return forms_of(language, meanings, meanings.__getitem__)


def _from(language: Language, english_pairs: Iterable[Pair]) -> Forms:
    if language is Language.ENGLISH:
        return forms_of_pairs(language, english_pairs)
    return forms_of_pairs(language, ((meaning, phrase, weight) for phrase, meaning, weight in english_pairs))


def _dictionary_pairs() -> Iterator[Pair]:
    """Yield English phrases with their Arabic meanings."""
    for english, arabic, note in rows_of("dictionary.csv"):
        sure = _DOUBTFUL if note else 1.0
        for place, meaning in enumerate(arabic.split("|")):
            yield english, meaning, sure / (1 + _LATER * place)


def _glossary_pairs(entry: GlossaryEntry) -> Iterator[Pair]:
    names: dict[Language, list[str]] = {Language.ARABIC: [entry.arabic], Language.ENGLISH: [entry.english]}
    for variant in entry.variants:
        language = detect_language(variant)
        if language:
            names[language].append(variant)
    for english in map(_without_brackets, names[Language.ENGLISH]):
        for place, arabic in enumerate(map(_without_brackets, names[Language.ARABIC])):
            yield english, arabic, 1 / (1 + _LATER * place)


def _without_brackets(name: str) -> str:
    """Return a name without its explanation: "evacuation (of a base)" is "evacuation"."""
    return name.partition("(")[0].strip() or name

"""Standard Arabic for words of the dialects."""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from bot.expansion.dictionary import Dictionary, Forms, Meanings, forms_of_pairs, kept_dictionary
from bot.lexicons.reading import rows_of
from bot.text.arabic_forms import colloquial_presents
from bot.text.languages import Language
from bot.text.terms import Term, find_words

_LATER = 0.2  # each further meaning counts for 1 / (1 + this x its place)
_KEPT = 8_000  # words of which it is kept whether a dialect has them: most are asked again


def in_standard_arabic(words: Sequence[Term]) -> Meanings:
    """Return what words of a dialect are in standard Arabic, "" if they say nothing; {} for all others."""
    return read_dialect().at(key_in_dialect(tuple(words)))


@lru_cache(_KEPT)
def key_in_dialect(words: tuple[Term, ...]) -> str:
    """Return under which key words of a dialect are listed; "" for all others."""
    return read_dialect().key_of(words, colloquial_presents, by_stems=False)


def is_in_dialect(text: str, is_standard: Callable[[str], bool]) -> bool:
    """Tell whether a text has a word that only dialects have; `is_standard` knows folded words of standard Arabic."""
    return any(not is_standard(word.word) and _is_of_dialect(word) for word in find_words(text))


def _is_of_dialect(word: Term) -> bool:
    """Tell whether a word is listed, and not only as a form of what it means: so many standard words are."""
    meanings = read_dialect().exactly([word])
    return bool(meanings) and not any(word.text == term.text for each in meanings for term in find_words(each))


@cache
def read_dialect() -> Dictionary:
    """Return what words of the dialects are in standard Arabic; "" for those that say nothing."""
    return kept_dictionary("dialect", _read)


def _read() -> Forms:
    pairs = [
        (dialect, meaning, 1 / (1 + _LATER * place))
        for dialect, standard in rows_of("dialect.csv")
        for place, meaning in enumerate(standard.split("|"))
    ]
    return forms_of_pairs(Language.ARABIC, pairs)

"""Brings an inflected Arabic word back to the form in which the word lists have it, and to that form's stem.

A light stemmer takes off what may be an ending; a form is taken here only if the lists know the word that is left.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import rows_of
from bot.lexicons.word_table import WordTable
from bot.text.arabic import fold_arabic, stem_arabic, stem_of_singular, without_bare_article
from bot.text.arabic_forms import dictionary_forms, pasts, present_of_future

_IN_FRONT = ("", "ب", "ل", "ف", "و", "ك")
_LAST_LETTERS = "اتهني"  # of the endings below: most words have another, and none of these
# Endings of nouns and adjectives, and what the bare word has instead.
_PLURALS = (("ات", "ه"), ("ات", ""), ("ين", ""), ("ون", ""))
_COUNTRIES = (("يا", "ي"), ("ا", "ي"))  # a country and what is of it are asked for in each other's place
_FEMININE_PAST = (("ت", ""), ("ت", "ي"))
_SIMPLER = (*_PLURALS, *_COUNTRIES, *_FEMININE_PAST)
_BARE = (*_PLURALS, *((ending, "ه") for ending in ("تين", "تان", "تي")), ("ان", ""), ("ا", ""), ("ه", ""))
_ARTICLE = "\u0627\u0644"  # alef, lam
_LEAST = 3  # letters
_HEH, _TEH_MARBUTA = "\u0647", "\u0629"


@lru_cache(maxsize=30_000)
def lemma_stem(written: str) -> str:
    """Return the stem of the word that `written` is a form of; the light stem if the lists have none."""
    word = fold_arabic(written)
    listed = lemma(word)
    if listed is None:
        return stem_arabic(word)
    return listed if _listed()[listed] else stem_of_singular(listed)


@lru_cache(maxsize=30_000)
def lemma(word: str) -> str | None:
    """Return the form in which the lists have a folded word, verbs in the past, nouns in the singular."""
    is_listed = _listed().has
    # The lists have a future here and there; it is to come back like any other.
    present = present_of_future(word)
    written = (present, word) if present else (word,)
    forms = chain(written, *map(_forms, written))
    known = next(filter(is_listed, forms), None)
    if known is None:
        return None
    simpler = chain(pasts(known), _with(_SIMPLER, known))
    return next(filter(is_listed, simpler), known)


def _forms(word: str) -> Iterator[str]:
    for front in _IN_FRONT:
        rest = word.removeprefix(front)
        if len(rest) + len(front) == len(word) and (not front or len(rest) >= _LEAST):
            bare = without_bare_article(rest)
            yield rest
            yield bare
            yield from _with(_BARE, bare)
    yield from dictionary_forms(word)


def _with(endings: Iterable[tuple[str, str]], word: str) -> Iterator[str]:
    if word[-1:] not in _LAST_LETTERS:
        return
    for ending, instead in endings:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _LEAST:
            yield rest + instead


@cache
def _listed() -> WordTable[bool]:
    """Return the Arabic words of the dictionary and of the synonyms, folded and without their article.

    True are those that end in a heh which is no ending: folded, they look like words with a teh marbuta.
    """
    return table_of_words("lemmas", _read)


def _read() -> Mapping[str, bool]:
    meanings = [meaning for _, arabic, _ in rows_of("dictionary.csv") for meaning in arabic.split("|")]
    synonyms = [word for _, word, _ in rows_of("synonyms.csv")]
    written = {word for word in (*meanings, *synonyms) if " " not in word}
    words = sorted({word for word in map(_listed_form, written) if len(word) >= _LEAST})
    with_heh = {_listed_form(word) for word in written if word.endswith(_HEH)}
    with_teh = {_listed_form(word) for word in written if word.endswith(_TEH_MARBUTA)}
    return {word: word in with_heh and word not in with_teh for word in words}


def _listed_form(written: str) -> str:
    """Return a word of the lists, folded, without its article; a hamza on the alef tells that it is none."""
    word = fold_arabic(written)
    return word.removeprefix(_ARTICLE) if written.startswith(_ARTICLE) else word

"""Gives each term the keys under which it is indexed: several forms of one word, side by side in one index."""

from collections.abc import Callable, Container, Iterable
from functools import lru_cache

from bot.text.arabic import root_like, strip_clitics, without_article
from bot.text.languages import Language
from bot.text.terms import LONGEST_WORD, Term

_GRAM = 4  # letters; with the marks of beginning and end they carry what stems lose: typos, names, broken plurals


def stem_key(stem: str) -> str:
    """Return the key of a stem, a number or a month."""
    return f"s|{stem}"


def root_key(root: str) -> str:
    """Return the key of the strong consonants of an Arabic word."""
    return f"r|{root}"


@lru_cache(maxsize=20_000)  # the same words come again and again
def gram_keys(word: str) -> tuple[str, ...]:
    """Return the keys of a folded word's four-letter pieces; the Arabic article, which half the words have, goes."""
    if len(word) >= LONGEST_WORD:  # no word of any language: nothing is like it
        return (f"g|{word}",)
    marked = f"_{without_article(word)}_"
    return tuple(f"g|{marked[i : i + _GRAM]}" for i in range(max(1, len(marked) - _GRAM + 1)))


def keys_of(term: Term, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the keys of a term; `is_known` tells which folded Arabic words the indexed texts have."""
    if term.language is None:
        return stem_key(term.text), f"n|{term.text}"  # twice, to weigh as much as a word
    if term.language is Language.ENGLISH:
        return stem_key(term.text), f"w|{term.word}", *gram_keys(term.word)
    bare = strip_clitics(term.word, is_known)
    return stem_key(term.text), f"c|{bare}", root_key(root_like(bare)), *gram_keys(term.word)


def keys_of_all(terms: Iterable[Term], known: Container[str]) -> list[str]:
    """Return the keys of a text's terms, in their order."""
    return [key for term in terms for key in keys_of(term, known.__contains__)]

"""Folds the spellings of an English word into one and finds its stem."""

import unicodedata
from functools import lru_cache

import Stemmer

_SNOWBALL = Stemmer.Stemmer("english")  # Porter2


@lru_cache(maxsize=30_000)
def fold_english(word: str) -> str:
    """Return `word` in lower case, without accents and the dots of an abbreviation, with a plain apostrophe."""
    if word.isascii():  # most words; taking them apart by code point is far slower
        return word.lower().replace(".", "")
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if unicodedata.category(c) != "Mn")
    return bare.lower().replace("\u2019", "'").replace(".", "")  # right single quotation mark


@lru_cache(maxsize=30_000)
def stem_english(word: str) -> str:
    """Return the stem of a word: folded, then Snowball's English algorithm."""
    stem: str = _SNOWBALL.stemWord(fold_english(word))
    return stem

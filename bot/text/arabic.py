"""Folds the spellings of an Arabic word into one and finds its stem. Knows nothing of sentences."""

import unicodedata
from functools import lru_cache

import Stemmer

TATWEEL = "\u0640"
_FOLDED = str.maketrans(
    {
        "\u0623": "\u0627",  # alef with hamza above -> alef
        "\u0625": "\u0627",  # alef with hamza below -> alef
        "\u0622": "\u0627",  # alef with madda above -> alef
        "\u0671": "\u0627",  # alef wasla -> alef
        "\u06a9": "\u0643",  # keheh (Persian keyboards) -> kaf
        "\u06cc": "\u064a",  # Farsi yeh (Persian keyboards) -> yeh
        "\u06d2": "\u064a",  # yeh barree -> yeh
        "\u06be": "\u0647",  # heh doachashmee -> heh
        "\u06c1": "\u0647",  # heh goal -> heh
        "\u0649": "\u064a",  # alef maksura -> yeh
        "\u0624": "\u0648",  # waw with hamza above -> waw
        "\u0626": "\u064a",  # yeh with hamza above -> yeh
        "\u0621": None,  # hamza, often left out
        TATWEEL: None,
    }
)
_TEH_MARBUTA, _HEH = (
    "\u0629",
    "\u0647",
)  # typed for each other, but Snowball takes only the first for an ending
_SNOWBALL = Stemmer.Stemmer("arabic")


def fold_arabic(word: str) -> str:
    """Return `word` without vowel signs and tatweel, with one letter for each family of look-alikes."""
    bare = "".join(c for c in unicodedata.normalize("NFKC", word) if unicodedata.category(c) not in {"Mn", "Cf"})
    return bare.translate(_FOLDED)


@lru_cache(maxsize=100_000)
def stem_arabic(word: str) -> str:
    """Return the stem of a word: folded, then Snowball's Arabic algorithm."""
    stem: str = _SNOWBALL.stemWord(fold_arabic(word))
    return stem.replace(_TEH_MARBUTA, _HEH)

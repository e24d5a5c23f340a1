"""Folds the spellings of an Arabic word into one and finds its stem. Knows nothing of sentences."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

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
        "\u0629": "\u0647",  # teh marbuta -> heh, typed for each other
        "\u0649": "\u064a",  # alef maksura -> yeh
        "\u0624": "\u0648",  # waw with hamza above -> waw
        "\u0626": "\u064a",  # yeh with hamza above -> yeh
        "\u0621": None,  # hamza, often left out
        "\u0640": None,  # tatweel
    }
)
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")  # hamza to ghain, feh to yeh: letters without any mark
_ARTICLE = "\u0627\u0644"  # alef, lam
_WAW = "\u0648"
# "light10" of Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval" (2007): the article
# with what may stand before it, "and" before words long enough, and these endings, each once and in this order.
_ARTICLES = (
    *(front + _ARTICLE for front in (_WAW, "\u0628", "\u0643", "\u0641")),  # waw, beh, kaf, feh
    "\u0644\u0644",  # lam lam
    _ARTICLE,
)
_LEAST_AFTER_AND = 3
_ENDINGS = (
    "\u0647\u0627",  # heh alef
    "\u0627\u0646",  # alef noon
    "\u0627\u062a",  # alef teh
    "\u0648\u0646",  # waw noon
    "\u064a\u0646",  # yeh noon
    "\u064a\u0647",  # yeh heh: yeh with teh marbuta is the same by now
    "\u0647",  # heh
    "\u064a",  # yeh
)
_FEMININE_AND_RELATIVE = _ENDINGS[-3:]
_LEAST_STEM = 2
# For texts at hand: what else is written in front and behind, taken off where the rest is known to be a word.
_IN_FRONT = ("وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال", "و", "ف", "ب", "ك", "ل", "س")
_BEHIND = (
    *("هما", "كما", "تهم", "تها", "تين", "تان", "يات", "يين", "يون"),
    *("هم", "هن", "ها", "نا", "كم", "ون", "ين", "ان", "ات", "وا", "ته", "يه"),
    *("ه", "ي", "ت", "ا", "ك"),
)
_LEAST_KNOWN = 3  # letters: shorter rests are other words too often
_WEAK = "\u0627\u0648\u064a"  # alef, waw, yeh: they come and go between the forms of a root


@lru_cache(maxsize=30_000)
def fold_arabic(word: str) -> str:
    """Return `word` without vowel signs and tatweel, with one letter for each family of look-alikes."""
    if _PLAIN.fullmatch(word):  # most words; taking them apart by code point is far slower
        return word.translate(_FOLDED)
    bare = "".join(c for c in unicodedata.normalize("NFKC", word) if unicodedata.category(c) not in {"Mn", "Cf"})
    return bare.translate(_FOLDED)


@lru_cache(maxsize=30_000)
def stem_arabic(word: str) -> str:
    """Return the stem of a word: folded, then light10."""
    return _without(_ENDINGS, without_article(fold_arabic(word)))


def stem_of_singular(word: str) -> str:
    """Return the stem of a folded word that is known to have neither article nor plural: light10's last endings go."""
    return _without(_FEMININE_AND_RELATIVE, word)


def _without(endings: Iterable[str], word: str) -> str:
    for ending in endings:
        rest = word.removesuffix(ending)
        if len(rest) >= _LEAST_STEM:
            word = rest
    return word


@lru_cache(maxsize=30_000)
def without_article(word: str) -> str:
    """Return a folded word without its article and what may stand before that, or without "and"."""
    bare = without_bare_article(word)
    if bare != word:
        return bare
    rest = word.removeprefix(_WAW)
    return rest if len(rest) >= _LEAST_AFTER_AND else word


def without_bare_article(word: str) -> str:
    """Return a folded word without its article and what may stand before that."""
    if not word.startswith(_ARTICLES):  # most words, and every word of the lists comes here
        return word
    rests = (word.removeprefix(article) for article in _ARTICLES)
    return next((rest for rest in rests if rest != word and len(rest) >= _LEAST_STEM), word)


def strip_clitics(word: str, is_known: Callable[[str], bool]) -> str:
    """Return a folded word without one clitic in front and one ending behind, as far as `is_known` knows the rests."""

    def is_word(rest: str) -> bool:
        return len(rest) >= _LEAST_KNOWN and (is_known(rest) or is_known(_ARTICLE + rest))

    for clitic in _IN_FRONT:
        rest = word.removeprefix(clitic)
        if rest != word and (is_word(rest) or (clitic.endswith(_ARTICLE) and len(rest) >= _LEAST_KNOWN)):
            word = rest
            break
    for ending in _BEHIND:
        rest = word.removesuffix(ending)
        if rest != word and (is_word(rest) or (len(rest) >= _LEAST_KNOWN and is_known(f"{rest}\u0647"))):  # heh
            return rest
    return word


def cut_otherwise(before: AbstractSet[str], after: AbstractSet[str]) -> AbstractSet[str]:
    """Return the words of both sets that `strip_clitics` treats otherwise if the other words are known."""
    near = {form for word in before ^ after for form in _may_be_cut_to(word)} & before & after
    return {
        form for form in near if strip_clitics(form, before.__contains__) != strip_clitics(form, after.__contains__)
    }


def _may_be_cut_to(word: str) -> Iterator[str]:
    """Yield the words that `strip_clitics` may treat otherwise if it is known that `word` is one."""
    for bare in dict.fromkeys((word, word.removeprefix(_ARTICLE), word.removesuffix("\u0647"))):  # heh
        yield from (clitic + bare + ending for clitic in ("", *_IN_FRONT) for ending in ("", *_BEHIND))


def root_like(stem: str) -> str:
    """Return the strong consonants of a stem: what most words of one root have in common, broken plurals too."""
    strong = "".join(letter for letter in stem if letter not in _WEAK)
    return strong if len(strong) > 1 else stem

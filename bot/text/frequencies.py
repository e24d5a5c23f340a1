"""How often words are used in each language at large, counted over many kinds of text (the wordfreq package)."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from wordfreq import get_frequency_dict

from bot.text.arabic import fold_arabic
from bot.text.english import fold_english
from bot.text.languages import Language

_FOLD = {Language.ARABIC: fold_arabic, Language.ENGLISH: fold_english}


@cache
def word_frequencies(language: Language) -> Mapping[str, float]:
    """Return the frequencies of a language's commoner words, folded: 1 for all of its text, 1e-6 at least."""
    fold = _FOLD[language]
    found: dict[str, float] = defaultdict(float)
    for written, frequency in get_frequency_dict(language.value, "small").items():
        if (word := fold(written)).isalpha():
            found[word] += frequency
    return dict(found)

"""Tells how much commoner words are in a corpus than in their language at large: the log ratio of Hardie (2014)."""

from collections.abc import Iterable, Mapping
from math import log10

from bot.text.languages import Language
from bot.text.terms import Term
from bot.text.word_frequencies import log_frequencies

_UNLISTED = -6.3  # common logarithm of the share of a word that is too rare to be listed
NO_KEYNESS = -9.0


def keyness(words: Iterable[Term], counts: Mapping[str, int], in_questions: Mapping[str, int], total: int) -> float:
    """Return the keyness of the word that has most, as a common logarithm; `NO_KEYNESS` if the corpus has none of them.

    `counts` has how many texts have each word, `in_questions` how many editors' questions, `total` how many in all.
    """
    found = (
        log10(having / total) - log_frequencies(word.language or Language.ARABIC).get(word.word, _UNLISTED)
        for word in words
        if (having := counts.get(word.word, 0) + in_questions.get(word.word, 0))
    )
    return max(found, default=NO_KEYNESS)

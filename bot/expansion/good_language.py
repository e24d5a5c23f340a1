"""Tells whether a question is put in good language, and what that is by the texts at hand."""

from collections.abc import Container, Iterable

from bot.documents import Passage
from bot.expansion.dialect import is_in_dialect
from bot.questions.standing_alone import is_well_written
from bot.text.languages import Language
from bot.text.terms import find_words

_MOST_ON_BUTTON = 70  # characters of a question that is read at a glance


def standard_words(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the folded words of Arabic texts: words of the standard language."""
    texts = (passage.text(Language.ARABIC) or "" for passage in passages)
    return frozenset(word.word for text in texts for word in find_words(text))


def is_well_put(standard: Container[str], question: str) -> bool:
    """Tell whether a question is short, well written and in no dialect."""
    is_short = len(question) <= _MOST_ON_BUTTON
    return is_short and is_well_written(question) and not is_in_dialect(question, standard)

"""Tells whether a question is put in good language, by the texts at hand."""

from collections.abc import Callable

from bot.expansion.dialect import is_in_dialect
from bot.questions.standing_alone import is_well_written

_MOST_ON_BUTTON = 70  # characters of a question that is read at a glance


def is_well_put(is_standard: Callable[[str], bool], question: str) -> bool:
    """Tell whether a question is short, well written and in no dialect; `is_standard` knows words of the texts."""
    is_short = len(question) <= _MOST_ON_BUTTON
    return is_short and is_well_written(question) and not is_in_dialect(question, is_standard)

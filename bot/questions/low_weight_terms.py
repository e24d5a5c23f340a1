"""Light words: whether a text has them tells little of its subject."""

from collections.abc import Mapping
from functools import cache

from bot.lexicons.compiled import table_of_words
from bot.lexicons.reading import lines_of
from bot.text.languages import Language
from bot.text.terms import Term, find_words

# Arabic stems are short enough for unrelated words to share one, so Arabic words are compared whole, save for these.
_IN_FRONT = ("", "و", "ال", "وال", "ب", "بال")


@cache
def _listed() -> frozenset[str]:
    return frozenset(table_of_words("low_weight", _read))


def _read() -> Mapping[str, bool]:
    words = [word for line in lines_of("low_weight_terms.txt") for word in find_words(line)]
    return {f"{word.language} {_form(word)}": True for word in words}


def _form(term: Term) -> str:
    return term.text if term.language is Language.ENGLISH else term.word


def is_low_weight(term: Term) -> bool:
    """Tell whether a word says little of a text's subject."""
    form = _form(term)
    rests = (form.removeprefix(front) for front in _IN_FRONT if form.startswith(front))
    return any(f"{term.language} {rest}" in _listed() for rest in rests)

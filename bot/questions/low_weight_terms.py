"""Light words: whether a text has them tells little of its subject."""

from bot.lexicons.reading import lines_of
from bot.text.languages import Language
from bot.text.terms import Term, find_words

# Arabic stems are short enough for unrelated words to share one, so Arabic words are compared whole, save for these.
_IN_FRONT = ("", "و", "ال", "وال", "ب", "بال")


def _read() -> frozenset[tuple[Language | None, str]]:
    words = [word for line in lines_of("low_weight_terms.txt") for word in find_words(line)]
    return frozenset((word.language, _form(word)) for word in words)


def _form(term: Term) -> str:
    return term.text if term.language is Language.ENGLISH else term.word


_LIGHT = _read()


def is_low_weight(term: Term) -> bool:
    """Tell whether a word says little of a text's subject."""
    form = _form(term)
    rests = (form.removeprefix(front) for front in _IN_FRONT if form.startswith(front))
    return any((term.language, rest) in _LIGHT for rest in rests)

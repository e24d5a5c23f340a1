"""Tells whether capitals say anything in a text: where most words have one, they tell no names."""

import re

from bot.text.stop_words import is_stop_word

_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_ENDS = ".!?\u061f\u2026"  # also the Arabic question mark, the ellipsis
_OPENING = " \t\"'(\u00ab\u201c-"  # what may stand between the beginning of a sentence and its first word
_LEAST_WORDS = 3  # fewer may well be names, all of them
_MOST_SHARE = 0.5  # of the words that might be small


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a word that begins at a place of a normalised text is the first of its sentence."""
    before = text[:start].rpartition("\n")[2].rstrip(_OPENING)
    return not before or before[-1] in _ENDS


def capitals_tell(text: str) -> bool:
    """Tell whether capitals are rare enough in a normalised text to mark names: not in CAPITALS or A Title."""
    words = [word for word in _WORD.finditer(text) if not opens_sentence(text, word.start())]
    raised = [word for word in words if word[0][0].isupper()]
    if len(words) < _LEAST_WORDS or len(raised) <= _MOST_SHARE * len(words):
        return True
    of_function = sum(is_stop_word(word[0].lower()) for word in raised)
    return not of_function and len(raised) < len(words)

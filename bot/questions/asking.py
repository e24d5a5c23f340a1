"""Takes what somebody typed as a question: bounded in length, and kept nowhere."""

import re

from bot.text.kept import Asked

_WORD = re.compile(r"\w+")
_MOST_WORDS = 120  # that are read; the longest of the golden questions has a third of them
_MOST_CHARACTERS = 4096


def as_asked(text: str) -> Asked:
    """Return a question as it is read: all of it, or the beginning and the end of what is far too long to be one."""
    if isinstance(text, Asked):
        return text
    if len(text) < 2 * _MOST_WORDS:
        return Asked(text)
    words = [match.span() for match in _WORD.finditer(text[:_MOST_CHARACTERS])]
    if len(words) <= _MOST_WORDS:
        return Asked(text[:_MOST_CHARACTERS])
    half = _MOST_WORDS // 2
    return Asked(f"{text[: words[half - 1][1]]}\n\n{text[words[-half][0] : _MOST_CHARACTERS]}")

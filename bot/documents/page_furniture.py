"""Tells the furniture of web pages, which editors copy along with an article, from what the article says."""

import re
from functools import cache

from bot.lexicons.reading import lines_of

_MOST_IN_LINE = 160  # characters; a line of furniture is short
# Diacritics, tatweel, marks of direction and of width.
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ALEFS = str.maketrans("\u0622\u0623\u0625", "\u0627" * 3)  # with madda, hamza above, hamza below
# Bullets, dashes and pictures in front of a line.
_LEADING = re.compile("^[\\s\\-\u2013\u2014\u2022*|>:\u00bb\u00ab\u25cf\u25aa\u2600-\u27bf\U0001f300-\U0001faff]+")


def is_furniture(block: str) -> bool:
    """Tell whether a line or paragraph is said by a page to its visitors: "Share", "Read also", a notice of rights."""
    line = _LEADING.sub("", _MARKS.sub("", " ".join(block.split())))
    if not line or len(line) > _MOST_IN_LINE:
        return not line
    return _beginnings().match(line.lower().translate(_ALEFS)) is not None


@cache
def _beginnings() -> re.Pattern[str]:
    lines = (line.replace("_?", " ?").replace("_", " ") for line in lines_of("page_furniture.txt"))
    return re.compile("|".join(f"(?:{line})" for line in lines))

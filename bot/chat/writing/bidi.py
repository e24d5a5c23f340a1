"""Keeps right-to-left and left-to-right text apart within a line, by the Unicode bidirectional algorithm (UAX #9)."""

import re
import unicodedata

from bot.text.languages import Language

_FSI, _PDI = "\u2068", "\u2069"  # first strong isolate, pop directional isolate: Telegram keeps them
_LRM, _RLM = "\u200e", "\u200f"  # left-to-right mark, right-to-left mark
_ISOLATE_CONTROLS = re.compile("[\u2066-\u2069]")
_ISOLATED = re.compile(f"{_FSI}[^{_PDI}]*{_PDI}")
_MARKS = {Language.ARABIC: _RLM, Language.ENGLISH: _LRM}
_STRONG = {"L": Language.ENGLISH, "R": Language.ARABIC, "AL": Language.ARABIC}


def isolate(value: object) -> str:
    """Return a value ready to stand in a sentence of either direction without moving its neighbours."""
    return f"{_FSI}{_ISOLATE_CONTROLS.sub('', str(value))}{_PDI}"


def first_isolated(text: str) -> str:
    """Return the first value that `isolate` made ready in `text`; "" if there is none."""
    found = _ISOLATED.search(text)
    return found[0][1:-1] if found else ""


def mark_for(line: str, language: Language) -> str:
    """Return the invisible mark that must precede `line` so that it is laid out in the direction of `language`.

    "" if it is anyway: a line takes the direction of its first strong letter outside isolates (rules P2 and P3).
    """
    first = next(
        (_STRONG[kind] for kind in map(unicodedata.bidirectional, _ISOLATED.sub("", line)) if kind in _STRONG), None
    )
    return "" if first is language else _MARKS[language]

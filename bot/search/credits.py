"""Finds the credits in a text: "according to AFP and The New York Times" names sources, and answers nothing."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.documents import OutletName

# What stands before an outlet where it is a source, and between two of them. Some outlets are ordinary words too.
_BEFORE = (
    r"according to|as reported by|reported by|citing|cited by|in a report by|via|"
    r"بحسب|وبحسب|حسب|وفقا? ?ل|وفق|نقلت|نقلا عن|ذكرت|أفادت|على موقع"
)
_BETWEEN = r"(?:\s*[,\u060c]\s*|\s+)(?:and|with|citing|quoting|via|on|the|in|و|مع|عن|نقلا عن|على موقع|وعن)?\s*\u0648?"


@dataclass(frozen=True)
class Credits:
    """The outlets of one corpus."""

    outlets: tuple[OutletName, ...]

    def without(self, text: str) -> str:
        """Return a text with blanks in place of its credits, every other letter where it was."""
        return _masked(self._pattern, text) if self._pattern else text

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = {name for each in self.outlets for name in (each.english, each.arabic, *each.also)}
        if not names:
            return None
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        one = rf"(?:the\s+)?[\u0648\u0644\u0628]?(?:{'|'.join(map(re.escape, longest_first))})(?:'s)?(?!\w)"
        return re.compile(rf"(?<!\w)(?:{_BEFORE})\s*{one}(?:{_BETWEEN}{one})*", re.IGNORECASE)


@lru_cache(maxsize=20_000)  # the same paragraphs are looked at for every question
def _masked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)

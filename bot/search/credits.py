"""Finds the credits in a text: "according to AFP and The New York Times" names sources, and answers nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from bot.documents import OutletName
from bot.text.kept import KeptByText
from bot.text.sentence_splitting import find_sentences

# What stands before an outlet where it is a source, and between two of them. Some outlets are ordinary words too.
_BEFORE = (
    r"according to|as reported by|reported by|citing|cited by|in a report by|via|"
    r"بحسب|وبحسب|حسب|وفقا? ?ل|وفق|نقلت|نقلا عن|ذكرت|أفادت|على موقع"
)
_BEHIND = r"reported|wrote|writes|reports"  # what stands behind one that is the source of its whole sentence
# A note of sources in brackets: "(Source: ...)", and alef lam meem sad dal reh, also of two or more.
_NOTE = re.compile(
    r"\((?:sources?|\u0627\u0644\u0645\u0635(?:\u0627\u062f\u0631|\u062f\u0631(?:\u0627\u0646)?))\s*:[^()]*\)?",
    re.IGNORECASE,
)
_BETWEEN = r"(?:\s*[,\u060c]\s*|\s+)(?:and|with|citing|quoting|via|on|the|in|و|مع|عن|نقلا عن|على موقع|وعن)?\s*\u0648?"


@dataclass(frozen=True)
class Credits:
    """The outlets of one corpus."""

    outlets: tuple[OutletName, ...]

    def without(self, text: str) -> str:
        """Return a text with blanks in place of its credits, every other letter where it was."""
        return self._masked(text)

    def sentences_without(self, text: str) -> tuple[str, ...]:
        """Return the sentences of a text likewise, in order."""
        return self._sentences(text)

    def without_notes(self, text: str) -> str:
        """Return a text with blanks in place of its credits, the notes of sources in brackets among them."""
        return _NOTE.sub(_blanks, self.without(text))

    def __getstate__(self) -> dict[str, object]:
        return {"outlets": self.outlets}

    @cached_property
    def _masked(self) -> Callable[[str], str]:
        """The same, kept by text: the same paragraphs are looked at for every question."""
        pattern = self._pattern
        return KeptByText(lambda text: pattern.sub(_blanks, text) if pattern else text)

    @cached_property
    def _sentences(self) -> Callable[[str], tuple[str, ...]]:
        masked = self._masked
        return KeptByText(lambda text: tuple(masked(text)[start:end] for start, end in find_sentences(text)))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = {name for each in self.outlets for name in (each.english, each.arabic, *each.also)}
        if not names:
            return None
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        one = rf"(?:the\s+)?[\u0648\u0644\u0628]?(?:{'|'.join(map(re.escape, longest_first))})(?:'s)?(?!\w)"
        several = rf"{one}(?:{_BETWEEN}{one})*"
        # The names stand there only once, for there may be hundreds: something is before them, else behind.
        return re.compile(rf"(?<!\w)(?P<led>(?:{_BEFORE})\s*)?{several}(?(led)|\s+(?:{_BEHIND})\b)", re.IGNORECASE)


def _blanks(credit: re.Match[str]) -> str:
    return " " * len(credit[0])

"""Who is at the terminal, and what a command can say by its exit code."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.locale import Phrases
from bot.text.languages import Language

DONE, BAD_INPUT = 0, 1


@dataclass(frozen=True)
class Operator:
    """Who is at the terminal."""

    language: Language
    sentences: Mapping[Language, Phrases]

    @property
    def phrases(self) -> Phrases:
        """The sentences in the operator's own language."""
        return self.sentences[self.language]

"""What the rows of a corpus's tables say: editors' questions, the glossary, outlets. Reads nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

OFF_TOPIC = "-"


@dataclass(frozen=True)
class EditorsQuestion:
    """A question, in any language or register, and where it is answered."""

    text: str
    document: str | None  # slug; None if the sources do not say
    paragraph: int | None  # from 1; None if no paragraph answers

    @property
    def is_off_topic(self) -> bool:
        """Whether it is no business of this corpus."""
        return self.document == OFF_TOPIC

    @property
    def is_answered(self) -> bool:
        """Whether a paragraph answers it."""
        return self.paragraph is not None

    def fits(self, lengths: Mapping[str, int]) -> bool:
        """Tell whether its paragraph is there, by the number of those of each document; true if it names none."""
        return self.paragraph is None or self.paragraph <= lengths.get(self.document or "", 0)


@dataclass(frozen=True)
class GlossaryEntry:
    """One thing and its names."""

    arabic: str
    english: str
    variants: tuple[str, ...]  # further names, of either language
    kind: str


@dataclass(frozen=True)
class OutletName:
    """A newspaper, agency or the like and its names."""

    english: str
    arabic: str
    also: tuple[str, ...]  # other spellings, of either language

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way it is written."""
        return (self.english, self.arabic, *self.also)

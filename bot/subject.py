"""What a corpus says it is about: the words of the bot's sentences depend on it. Knows nothing of files."""

from dataclasses import dataclass

from bot.text.languages import Language


@dataclass(frozen=True)
class Subject:
    """What a corpus is about, in one language; None what its editors did not write in it."""

    name: str | None = None  # of the bot that answers from it
    topic: str | None = None  # as it stands behind "about"
    description: str | None = None
    licence: str | None = None


@dataclass(frozen=True)
class About:
    """What a corpus says about itself; nothing unless its editors have written it."""

    arabic: Subject = Subject()
    english: Subject = Subject()
    contact: str | None = None  # of the editors: a web or mail address

    def within(self, language: Language) -> Subject:
        """Return what it says in a language."""
        return self.arabic if language is Language.ARABIC else self.english


NOTHING_SAID = About()

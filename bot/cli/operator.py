"""Who is at the terminal, and what a command can say by its exit code."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.locale import Phrases
from bot.text.languages import Language, language_of_tag

# In the order of their weight, https://www.gnu.org/software/gettext/manual/html_node/Locale-Environment-Variables.html
# LC_CTYPE tells how letters are encoded, and Python sets it where a locale is not installed.
_TELLING = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

DONE, BAD_INPUT, BAD_USAGE, INTERRUPTED = 0, 1, 2, 130


@dataclass(frozen=True)
class Operator:
    """Who is at the terminal."""

    language: Language
    sentences: Mapping[Language, Phrases]

    @property
    def phrases(self) -> Phrases:
        """The sentences in the operator's own language."""
        return self.sentences[self.language]


def operators_language(environment: Mapping[str, str]) -> Language:
    """Return the language of whoever started the program: the locale's, else the bot's; English if neither is told."""
    told = next(filter(None, map(environment.get, _TELLING)), "")
    of_locale = language_of_tag(told.partition(":")[0].partition(".")[0])
    return of_locale or language_of_tag(environment.get("BOT_LANGUAGE")) or Language.ENGLISH

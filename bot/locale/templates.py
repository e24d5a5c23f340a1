"""What the sections of the locale files are made of: sentences, and sentences that depend on a number."""

from collections.abc import Callable

from babel import Locale
from pydantic import BaseModel, ConfigDict

from bot.text.languages import Language


class Sentences(BaseModel):
    """A section of a locale file; what is missing, unknown or empty is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1)


class Counted(Sentences):
    """A sentence about a number of things in the forms of its language; {count} is the number.

    The forms are the plural categories of the Unicode CLDR: Arabic has all six, English "one" and "other".
    """

    zero: str | None = None
    one: str
    two: str | None = None
    few: str | None = None
    many: str | None = None
    other: str

    def form(self, count: int, language: Language) -> str:
        """Return the sentence for `count` things, its places still to be filled in."""
        forms: dict[str, str | None] = self.model_dump()
        return forms[Locale(language).plural_form(count)] or self.other

    def about(self, count: int, language: Language, written: Callable[[int], str] = str) -> str:
        """Return the sentence for `count` things, with their number as it is `written`."""
        return self.form(count, language).format(count=written(count))

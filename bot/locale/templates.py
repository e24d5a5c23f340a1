"""What the sections of the locale files are made of: sentences, and sentences that depend on a number.

Checked here and not by pydantic, whose import alone takes longer than most commands.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, dataclass_transform

from bot.text.languages import Language


class SentencesError(ValueError):
    """A section of a locale file lacks something or has too much."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Sentences:
    """A section of a locale file; what is missing, unknown or empty is an error."""

    def __init__(self, **parts: object) -> None:
        """Take a text, further sentences, or texts by names for each annotation that has no default."""
        kinds, name = type(self).__annotations__, type(self).__name__
        if strange := parts.keys() - kinds.keys():
            raise SentencesError(f"{name} has too much: {', '.join(sorted(strange))}")
        for key, kind in kinds.items():
            if key in parts:
                self.__dict__[key] = _part(parts[key], kind, f"{name}.{key}")
            elif not hasattr(type(self), key):
                raise SentencesError(f"{name}.{key} is missing")


S = TypeVar("S", bound=Sentences)


def read_section(kind: type[S], parsed: object) -> S:
    """Return a section of a locale file as it was parsed; SentencesError."""
    if not isinstance(parsed, Mapping):
        raise SentencesError(f"{kind.__name__} is no section")
    return kind(**parsed)


def wordings_of(sentences: Sentences) -> Mapping[str, Any]:
    """Return every text by its name, those of sections within as mappings of their own."""
    parts = {key: getattr(sentences, key) for key in type(sentences).__annotations__}
    return {key: wordings_of(part) if isinstance(part, Sentences) else part for key, part in parts.items()}


def _part(part: object, kind: object, name: str) -> object:
    if isinstance(kind, type) and issubclass(kind, Sentences):
        return part if isinstance(part, kind) else read_section(kind, part)
    if isinstance(part, Mapping):
        return {key: _text(text, f"{name}.{key}") for key, text in part.items()}
    return _text(part, name)


def _text(text: object, name: str) -> str:
    if not isinstance(text, str) or not text.strip():
        raise SentencesError(f"{name} is no text")
    return text.strip()


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
        from babel import Locale  # noqa: PLC0415 - large, and most commands count nothing

        form: str | None = getattr(self, Locale(language).plural_form(count))
        return form or self.other

    def about(self, count: int, language: Language, written: Callable[[int], str] = str) -> str:
        """Return the sentence for `count` things, with their number as it is `written`."""
        return self.form(count, language).format(count=written(count))

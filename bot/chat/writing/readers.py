"""Whom a message is written for."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.documents import OutletName
from bot.locale import Phrases
from bot.text.languages import Language


@dataclass(frozen=True)
class Reader:
    """Somebody who reads a language."""

    language: Language
    phrases: Phrases  # in that language
    outlets: Mapping[str, OutletName]  # by every spelling, case folded

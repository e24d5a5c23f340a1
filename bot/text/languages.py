"""Tells Arabic text from English text, as it was written: folding comes after."""

import re
import unicodedata
from enum import StrEnum

from bot.text.arabic import fold_arabic
from bot.text.english import fold_english
from bot.text.stop_words import is_stop_word

ARABIC_LETTER = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
ARABIC_MARK = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d"  # vowels, tatweel, (non-)joiners
LATIN_LETTER = "A-Za-z\u00c0-\u024f"
_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)  # format characters inside words
_MOST_LETTERS = 8192  # looked at; some signs stand for eighteen letters
_ARABIC_WORD = re.compile(f"[{ARABIC_LETTER}][{ARABIC_LETTER}{ARABIC_MARK}]*")
_LATIN_WORD = re.compile(f"[{LATIN_LETTER}]+")


class Language(StrEnum):
    """A language that documents are written in and questions are asked in."""

    ARABIC = "ar"
    ENGLISH = "en"

    @property
    def other(self) -> "Language":
        """The one that this one is translated into."""
        return Language.ENGLISH if self is Language.ARABIC else Language.ARABIC


def detect_language(text: str) -> Language | None:
    """Return the language `text` is written in; None if it has no letter of either script.

    Names are often left in the other script, grammar never is: function words decide first, then the number
    of words, then Arabic.
    """
    plain = _UNSEEN.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text)[:_MOST_LETTERS])
    arabic = [fold_arabic(word) for word in _ARABIC_WORD.findall(plain)]
    latin = [fold_english(word) for word in _LATIN_WORD.findall(plain)]
    if not arabic and not latin:
        return None
    return Language.ARABIC if _weight(arabic) >= _weight(latin) else Language.ENGLISH


def _weight(words: list[str]) -> tuple[int, int]:
    return sum(map(is_stop_word, words)), len(words)


def language_of_tag(tag: str | None) -> Language | None:
    """Return the language of an IETF tag such as "ar-IQ"; None if it is neither or there is none."""
    primary = (tag or "").lower().replace("_", "-").split("-")[0]
    return Language(primary) if primary in set(Language) else None

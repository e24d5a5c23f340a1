"""Harmless changes of typing: what keyboards, other apps and habits do to a question that stays the same."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.text.languages import Language

_ARABIC, _ENGLISH = frozenset((Language.ARABIC,)), frozenset((Language.ENGLISH,))
_BOTH = _ARABIC | _ENGLISH
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_WORD = re.compile("[\u0621-\u064a]{3,}")
_LATIN_WORD = re.compile(r"\b[A-Za-z][a-z]{2,}\b")
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])")
_HAMZAS = str.maketrans("\u0623\u0625", "\u0627\u0627")  # alef with hamza above, below -> alef
_FATHA, _SHADDA, _TATWEEL = "\u064e", "\u0651", "\u0640"
_KURDISH = str.maketrans("\u0643\u064a\u0647", "\u06a9\u06cc\u06d5")  # kaf, yeh, heh -> keheh, Farsi yeh, ae
_PERSIAN = str.maketrans("\u0643\u064a\u0649", "\u06a9\u06cc\u06cc")  # kaf, yeh, alef maksura
_URDU = str.maketrans("\u0643\u064a\u0647", "\u06a9\u06d2\u06c1")  # kaf, yeh, heh -> keheh, yeh barree, heh goal
_PASHTO = str.maketrans("\u0643\u064a\u0629", "\u06aa\u06d0\u06c3")  # swash kaf, e, teh marbuta goal
_CYRILLIC = str.maketrans("aeocpAEOCPTH", "\u0430\u0435\u043e\u0441\u0440\u0410\u0415\u041e\u0421\u0420\u0422\u041d")
_ARABIC_DIGITS = str.maketrans("0123456789", "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669")
_PERSIAN_DIGITS = str.maketrans("0123456789", "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
_BOLD = {ord("a") + n: 0x1D41A + n for n in range(26)} | {ord("A") + n: 0x1D400 + n for n in range(26)}


@dataclass(frozen=True)
class Change:
    """A change of typing in the languages whose writers make it."""

    languages: frozenset[Language]
    of: Callable[[str], str]


def _between_letters(mark: str) -> Callable[[str], str]:
    """Put a mark into the middle of every word."""
    return lambda text: re.sub(r"[^\W\d_]{4,}", lambda word: _in_middle(word[0], mark), text)


def _in_middle(word: str, mark: str) -> str:
    return word[: len(word) // 2] + mark + word[len(word) // 2 :]


def _around_words(before: str, after: str) -> Callable[[str], str]:
    return lambda text: " ".join(f"{before}{word}{after}" for word in text.split(" "))


def _in_presentation_forms(text: str) -> str:
    """Write Arabic letters as isolated forms, as old converters of PDF files do."""
    return "".join(_ISOLATED.get(letter, letter) for letter in text)


_ISOLATED = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in range(0xFE80, 0xFEF5)
    if unicodedata.decomposition(chr(code)).startswith("<isolated>")
}


def _drawn_out(text: str) -> str:
    """Draw out the last letter of the first and of the last word."""
    words = [match.span() for match in re.finditer(r"[^\W\d_]{3,}", text)]
    for _, end in reversed(words[:1] + words[1:][-1:]):
        text = text[:end] + text[end - 1] * 4 + text[end:]
    return text


def _vowels_drawn_out(text: str) -> str:
    return re.sub("(?<=[^\\W\\d_])[\u0627\u0648\u064aaeo](?=[^\\W\\d_])", lambda vowel: vowel[0] * 4, text, count=1)


CHANGES: Mapping[str, Change] = {
    "right-to-left mark in words": Change(_BOTH, _between_letters("\u200f")),
    "left-to-right mark in words": Change(_BOTH, _between_letters("\u200e")),
    "Arabic letter mark in words": Change(_BOTH, _between_letters("\u061c")),
    "zero-width space in words": Change(_BOTH, _between_letters("\u200b")),
    "zero-width joiner in words": Change(_BOTH, _between_letters("\u200d")),
    "zero-width non-joiner in words": Change(_BOTH, _between_letters("\u200c")),
    "word joiner in words": Change(_BOTH, _between_letters("\u2060")),
    "byte order mark in words": Change(_BOTH, _between_letters("\ufeff")),
    "soft hyphen in words": Change(_BOTH, _between_letters("\u00ad")),
    "isolates around words": Change(_BOTH, _around_words("\u2068", "\u2069")),
    "embeddings around the question": Change(_BOTH, lambda text: f"\u202b{text}\u202c"),
    "no-break spaces": Change(_BOTH, lambda text: text.replace(" ", "\u00a0")),
    "line breaks": Change(_BOTH, lambda text: text.replace(" ", "\n")),
    "double spaces and a tab": Change(_BOTH, lambda text: "\t" + text.replace(" ", "  ") + "  "),
    "no marks at the end": Change(_BOTH, lambda text: text.rstrip(" ?\u061f.!")),
    "many marks at the end": Change(_BOTH, lambda text: text.rstrip("?\u061f") + " \u061f\u061f!!?"),
    "a Latin question mark": Change(_ARABIC, lambda text: text.replace("\u061f", "?")),
    "quotation marks around": Change(_BOTH, lambda text: f"\u00ab{text}\u00bb"),
    "an emoji behind": Change(_BOTH, lambda text: f"{text} \U0001f914\U0001f1ee\U0001f1f6"),
    "a link behind": Change(_BOTH, lambda text: f"{text} https://example.com/news/2024/05/17/iraq-talks?id=77"),
    "a channel's link behind": Change(_BOTH, lambda text: f"{text}\n\nt.me/some_channel_77"),
    "a channel's name behind": Change(_BOTH, lambda text: f"{text} @SomeChannel"),
    "a hashtag behind": Change(_BOTH, lambda text: f"{text} #\u0639\u0627\u062c\u0644"),
    "a hashtag in front": Change(_ARABIC, lambda text: f"#\u0639\u0627\u062c\u0644 | {text}"),
    "a signature of a channel": Change(
        _ARABIC, lambda text: f"{text}\n\n\u0642\u0646\u0627\u0629 \u0627\u0644\u062d\u062f\u062b | t.me/alhadath_77"
    ),
    "a greeting and thanks": Change(_ARABIC, lambda text: f"السلام عليكم، {text} وشكرا جزيلا"),
    "please and thanks": Change(_BOTH, lambda text: f"Please, {text} Thanks!"),
    "hello": Change(_ENGLISH, lambda text: f"Hello, {text}"),
    "capitals": Change(_ENGLISH, str.upper),
    "small letters": Change(_ENGLISH, str.lower),
    "Title Case": Change(_ENGLISH, lambda text: _LATIN_WORD.sub(lambda word: word[0].capitalize(), text)),
    "curly apostrophes": Change(_ENGLISH, lambda text: text.replace("'", "\u2019")),
    "full width": Change(_ENGLISH, lambda text: text.translate(_FULL_WIDTH)),
    "mathematical bold": Change(_ENGLISH, lambda text: text.translate(_BOLD)),
    "Cyrillic look-alikes": Change(_ENGLISH, lambda text: text.translate(_CYRILLIC)),
    "combining marks": Change(_ENGLISH, lambda text: _INSIDE_WORD.sub("\u0301", text)),
    "no hamzas": Change(_ARABIC, lambda text: text.translate(_HAMZAS)),
    "heh for teh marbuta": Change(_ARABIC, lambda text: text.replace("\u0629", "\u0647")),
    "yeh for alef maksura": Change(_ARABIC, lambda text: text.replace("\u0649", "\u064a")),
    "vowel signs": Change(_ARABIC, lambda text: _INSIDE_WORD.sub(_FATHA, text)),
    "doubling signs": Change(_ARABIC, lambda text: _ARABIC_WORD.sub(lambda word: word[0] + _SHADDA, text)),
    "tatweel": Change(_ARABIC, lambda text: _ARABIC_WORD.sub(lambda word: _in_middle(word[0], _TATWEEL * 3), text)),
    "presentation forms": Change(_ARABIC, _in_presentation_forms),
    "a Kurdish keyboard": Change(_ARABIC, lambda text: text.translate(_KURDISH)),
    "a Persian keyboard": Change(_ARABIC, lambda text: text.translate(_PERSIAN)),
    "an Urdu keyboard": Change(_ARABIC, lambda text: text.translate(_URDU)),
    "a Pashto keyboard": Change(_ARABIC, lambda text: text.translate(_PASHTO)),
    "letters drawn out at the end": Change(_BOTH, _drawn_out),
    "a vowel drawn out": Change(_BOTH, _vowels_drawn_out),
    "Arabic-Indic digits": Change(_BOTH, lambda text: text.translate(_ARABIC_DIGITS)),
    "Persian digits": Change(_BOTH, lambda text: text.translate(_PERSIAN_DIGITS)),
    "decomposed letters": Change(_BOTH, lambda text: unicodedata.normalize("NFD", text)),
}

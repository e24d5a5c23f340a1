"""The one view of a text on which everything in it is found: words, dates, numbers, names and the ends of sentences.

Whatever signs a keyboard, another app or a converter wrote, the view has plain letters, ASCII digits and spaces. It
knows the place of each in the text as it was written, so that quotes and what is marked in them stay verbatim.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.text.drawn_out import DRAWN_OUT, extra_letters
from bot.text.kept import FoundOnce
from bot.text.letters import OTHER_SCRIPTS, TWINS, fold_letter
from bot.text.no_words import without_no_words


@dataclass(frozen=True, slots=True)
class View:
    """A text as it is compared, each of its letters with its place in the text as written."""

    text: str
    starts: Sequence[int]  # in code points of the text as written
    ends: Sequence[int]  # one past the last code point that a letter stands for, with the marks on it

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the [start, end) in the text as written of a piece of the view, which is not empty."""
        return self.starts[start], self.ends[end - 1]


class _Letters(dict[int, str]):
    """What each letter is, for `str.translate`; nothing is kept here."""

    def __missing__(self, code: int) -> str:
        return fold_letter(chr(code))


_LETTERS = _Letters()
# What is the same in the view: all of most texts. The rest of each text is looked at sign by sign.
_SAME = re.compile(
    "[ -_a-z{-~\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u067e\u0686\u06a4\u06af\u00ab\u00bb\u201c\u201d\u2026]*"
)
# A text of such letters alone may have nothing that is no word, and no letters of two scripts.
_PLAIN = re.compile(
    '[ -"$-?\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u067e\u0686\u06a4\u06af\u00ab\u00bb\u201c\u201d\u2026]*'
)
_TATWEEL, _HAMZA_OR_MADDA = "\u0640", "\u0653\u0654\u0655"
_MARKS = frozenset(("Mn", "Me"))
_ONE_LINE_BREAK = re.compile(r"(?<!\n)[^\S\n]*\n[^\S\n]*(?!\s)")
_THOUSANDS = re.compile("(?<![\\d.,])\\d{1,3}(?:[\u00a0\u2007\u2009\u202f]\\d{3})+(?!\\d)")
_SPACE_INSIDE = re.compile("[\u00a0\u2007\u2009\u202f]")
_OTHER_SCRIPT_WORD = re.compile(f"[^\\W\\d_]*[{OTHER_SCRIPTS}][^\\W\\d_]*")
_LATIN = re.compile("[A-Za-z]")


@FoundOnce
def normalise(text: str) -> View:
    """Return the view of a text: never more than `MOST_LETTERS` times as long."""
    text = str(text)  # a view is kept with what somebody typed, and must not hold it
    if is_plain(text):
        view = _as_written(text)
        return _shortened(view) if DRAWN_OUT.search(text) else view
    folded = _as_written(text) if _SAME.fullmatch(text) else _folded(_with_thousands(text))
    plain = without_no_words(_in_one_script(folded.text))
    view = View(plain, folded.starts, folded.ends)
    return _shortened(view) if DRAWN_OUT.search(plain) else view


def is_plain(text: str) -> bool:
    """Tell whether the view of a text is the text as written, but for letters that are drawn out; it need not be told.

    It is so of most texts in Arabic, and found far faster than their views.
    """
    return _PLAIN.fullmatch(text) is not None


def _with_thousands(text: str) -> str:
    """Return a text with commas for the spaces inside its numbers: "2 500" with a space that does not break."""
    return _THOUSANDS.sub(lambda match: _SPACE_INSIDE.sub(",", match[0]), text)


def _folded(text: str) -> View:
    folded = text.translate(_LETTERS)
    view = _as_written(folded) if len(folded) == len(text) else _sign_by_sign(text)
    return View(_in_one_line(view.text), view.starts, view.ends)


def _as_written(text: str) -> View:
    """Return a view whose letters all are where they were written."""
    return View(text, range(len(text)), range(1, len(text) + 1))


def _sign_by_sign(text: str) -> View:
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, sign in enumerate(text):
        folded = fold_letter(sign)
        if folded:
            letters.extend(folded)
            starts.extend([place] * len(folded))
            ends.extend([place + 1] * len(folded))
        elif letters and (sign == _TATWEEL or unicodedata.category(sign) in _MARKS):
            ends[-1] = place + 1
            if sign in _HAMZA_OR_MADDA:
                letters[-1] = _composed(letters[-1], sign)
    return View("".join(letters), starts, ends)


def _composed(letter: str, mark: str) -> str:
    """Return a letter with a hamza or a madda on it, if there is such a letter."""
    both = unicodedata.normalize("NFC", letter + mark)
    return both if len(both) == 1 else letter


def _in_one_line(text: str) -> str:
    """Return a text with spaces for line breaks that stand alone; an empty line is the end of a paragraph."""
    return _ONE_LINE_BREAK.sub(lambda match: " " * len(match[0]), text) if "\n" in text else text


def _in_one_script(text: str) -> str:
    """Return a text whose words in letters that look like Latin ones are Latin, if it has Latin letters besides."""
    if text.isascii() or not _LATIN.search(text):
        return text
    return _OTHER_SCRIPT_WORD.sub(_latin_twin, text)


def _latin_twin(word: re.Match[str]) -> str:
    twin = word[0].translate(TWINS)
    return twin if twin.isascii() else word[0]


def _shortened(view: View) -> View:
    """Return a view without the letters that are drawn out; the last of each that stays stands for them."""
    gone = frozenset(extra_letters(view.text))
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, letter in enumerate(view.text):
        if place in gone:
            ends[-1] = view.ends[place]
        else:
            letters.append(letter)
            starts.append(view.starts[place])
            ends.append(view.ends[place])
    return View("".join(letters), starts, ends)

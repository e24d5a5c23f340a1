"""Says what each sign of Unicode is when texts are compared: one letter for all that look alike. Knows no words.

Whole blocks are read off Unicode's own names and decompositions: what keyboards of other languages, old converters and
other apps write for a letter differs too much to be listed sign by sign.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

MOST_LETTERS = 4  # that one sign may stand for; what stands for more is a formula or an emblem
_GONE = frozenset(("Mn", "Me", "Cf", "Cn", "Co", "Cs"))  # marks, format characters and what is no character
_BY_CATEGORY = {"Zs": " ", "Cc": " ", "Pd": "-"}  # spaces, controls, dashes
_PUNCTUATION = {
    **dict.fromkeys("\u0085\u2028\u2029", "\n"),  # the next line, the line separator, the paragraph separator
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u02bb\u2032\u00b4", "'"),  # quotation marks, primes, accents
    "\u2212": "-",  # minus
    "\u2026": "\u2026",  # the ellipsis, which ends sentences as it is
}
# Letters of the Arabic language, and those that its dialects borrowed: peh, tcheh, jeh, veh, gaf.
_OWN = frozenset(map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B), 0x67E, 0x686, 0x698, 0x6A4, 0x6AF)))
_NO_LETTERS = re.compile("ARABIC (?:TATWEEL|LETTER HIGH HAMZA$|SMALL |BASELINE|VERTICAL|TAIL)")
_ARABIC_NAME = re.compile(r"ARABIC LETTER (?P<name>.+?)(?: WITH .*)?")
# The letter that others are a variant of, by the first word of their names that says so.
_ARABIC: Mapping[str, str] = {
    "ALEF": "\u0627",
    **dict.fromkeys(("BEH", "BEEH", "BEHEH"), "\u0628"),
    **dict.fromkeys(("TEH", "TTEH", "TTEHEH", "TEHEH"), "\u062a"),
    "THEH": "\u062b",
    **dict.fromkeys(("JEEM", "DYEH", "NYEH"), "\u062c"),
    "HAH": "\u062d",
    "KHAH": "\u062e",
    **dict.fromkeys(("DAL", "DDAL", "DAHAL", "DDAHAL", "DUL"), "\u062f"),
    "THAL": "\u0630",
    **dict.fromkeys(("REH", "RREH"), "\u0631"),
    "ZAIN": "\u0632",
    "SEEN": "\u0633",
    "SHEEN": "\u0634",
    "SAD": "\u0635",
    "DAD": "\u0636",
    "TAH": "\u0637",
    "ZAH": "\u0638",
    "AIN": "\u0639",
    "GHAIN": "\u063a",
    "FEH": "\u0641",
    "QAF": "\u0642",
    **dict.fromkeys(("KAF", "KEHEH", "NG"), "\u0643"),
    "LAM": "\u0644",
    "MEEM": "\u0645",
    **dict.fromkeys(("NOON", "RNOON"), "\u0646"),
    **dict.fromkeys(("HEH", "AE"), "\u0647"),
    **dict.fromkeys(("WAW", "OE", "U", "YU", "VE"), "\u0648"),
    **dict.fromkeys(("YEH", "E"), "\u064a"),
    **dict.fromkeys(("PEH", "PEHEH"), "\u067e"),
    **dict.fromkeys(("TCHEH", "TCHEHEH"), "\u0686"),
    "JEH": "\u0698",
    "VEH": "\u06a4",
    **dict.fromkeys(("GAF", "NGOEH", "GUEH", "GRAF"), "\u06af"),
}
_TWO_WORDS = {"ALEF MAKSURA": "\u0649", "TEH MARBUTA": "\u0629"}
_LATIN_NAME = re.compile(
    r"(?:NEGATIVE (?:SQUARED|CIRCLED) )?(?:LATIN|MODIFIER) (?P<case>CAPITAL |SMALL |)(?:LETTER |LIGATURE )"
    r"(?:(?:SMALL CAPITAL|DOTLESS|INSULAR|SCRIPT|LONG|BARRED|BLACKLETTER|AFRICAN|SMALL) )?"
    r"(?P<letter>[A-Z]|AE|OE)(?: WITH .*| BAR)?"
)
_OTHER_LATIN = {"\u00df": "ss", "\u1e9e": "SS", "\u00fe": "th", "\u00de": "Th", "\u00f0": "d", "\u00d0": "D"}
# Letters of other scripts that look like Latin ones: Cyrillic, Greek, Armenian.
TWINS = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u051b\u051d\u04bb\u04cf"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405\u04ae\u0500\u051a\u051c"
    "\u03b1\u03bf\u03c1\u03c5\u03b9\u03ba\u03bd\u03c7\u03f2\u03f3\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c"
    "\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03f9\u037f\u0585\u057d\u0578\u0570\u0581\u0563\u0555\u054d",
    "aeopcyxijsdqwhlABEKMHOPCTYXIJSYDQWaopuikvxcjABEZHIKMNOPTYXCJounhgqOU",
)
OTHER_SCRIPTS = "\u0370-\u052f\u0530-\u058f"


@lru_cache(maxsize=4096)
def fold_letter(sign: str) -> str:
    """Return what a sign is in comparisons: nothing, a space, or up to `MOST_LETTERS` letters or other signs."""
    if sign.isascii():
        return _fold_ascii(sign)
    category = unicodedata.category(sign)
    if category in _GONE:
        return ""
    if plain := _PUNCTUATION.get(sign) or _BY_CATEGORY.get(category):
        return plain
    return _fold_number(sign) if category.startswith("N") else _fold_letters(sign)


def _fold_ascii(sign: str) -> str:
    if sign == "`":
        return "'"
    return sign if sign.isprintable() or sign == "\n" else " "


def _fold_number(sign: str) -> str:
    """Return a digit of any system in ASCII, a fraction as a decimal, a space for marks of notes and lists."""
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(sign) == "Nl":  # Roman numerals
        return _fold_letters(sign)
    fraction = f"{unicodedata.numeric(sign, 1.0):g}".removeprefix("0")
    return fraction if fraction.startswith(".") and len(fraction) <= MOST_LETTERS else " "


def _fold_letters(sign: str) -> str:
    plain = unicodedata.normalize("NFKC", sign)
    if len(plain) > MOST_LETTERS:
        return " "
    return "".join(map(_fold_plain, plain)).strip()  # a mark on its own stands on a space


def _fold_plain(letter: str) -> str:
    if letter.isascii() or letter in _OWN or letter.isspace():
        return letter if letter.isprintable() else " "
    name = unicodedata.name(letter, "")
    if _NO_LETTERS.match(name) or unicodedata.category(letter) in _GONE:
        return ""
    if match := _ARABIC_NAME.fullmatch(name):
        return _base_of(match["name"]) or letter
    first = unicodedata.normalize("NFD", letter)[0]
    if match := _LATIN_NAME.fullmatch(unicodedata.name(first, "")):
        return match["letter"] if match["case"] == "CAPITAL " else match["letter"].lower()
    return _OTHER_LATIN.get(first, first)


def _base_of(name: str) -> str | None:
    """Return the letter that one is a variant of, by its name: "HEH GOAL" of heh, "SWASH KAF" of kaf."""
    for two, letter in _TWO_WORDS.items():
        if name.startswith(two):
            return letter
    return next((_ARABIC[word] for word in name.split() if word in _ARABIC), None)

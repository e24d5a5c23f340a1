"""Gives documents the names that their files have: short, in Latin letters, and nothing that leads out of a folder."""

import re
import unicodedata
from collections.abc import Collection
from datetime import date
from urllib.parse import unquote, urlsplit

from bot.documents import CorpusError, CorpusReason
from bot.problems import Problem

MOST_IN_SLUG = 60
_SLUG = re.compile(r"[\w][\w-]*", re.ASCII)
_MOST_WORDS = 7
_MOST_GIVEN = 80
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to", "with"})
_LEAST_LETTERS = 8  # of an address's end that tells what its page is about
# How Arabic letters are written in Latin ones, roughly as news agencies do; the rest is not written.
_LATIN = {
    "\u0621": "",  # hamza
    "\u0622": "a",  # alef with madda
    "\u0623": "a",  # alef with hamza above
    "\u0624": "u",  # waw with hamza
    "\u0625": "i",  # alef with hamza below
    "\u0626": "i",  # yeh with hamza
    "\u0627": "a",  # alef
    "\u0628": "b",  # beh
    "\u0629": "a",  # teh marbuta
    "\u062a": "t",  # teh
    "\u062b": "th",  # theh
    "\u062c": "j",  # jeem
    "\u062d": "h",  # hah
    "\u062e": "kh",  # khah
    "\u062f": "d",  # dal
    "\u0630": "dh",  # thal
    "\u0631": "r",  # reh
    "\u0632": "z",  # zain
    "\u0633": "s",  # seen
    "\u0634": "sh",  # sheen
    "\u0635": "s",  # sad
    "\u0636": "d",  # dad
    "\u0637": "t",  # tah
    "\u0638": "z",  # zah
    "\u0639": "a",  # ain
    "\u063a": "gh",  # ghain
    "\u0641": "f",  # feh
    "\u0642": "q",  # qaf
    "\u0643": "k",  # kaf
    "\u0644": "l",  # lam
    "\u0645": "m",  # meem
    "\u0646": "n",  # noon
    "\u0647": "h",  # heh
    "\u0648": "w",  # waw
    "\u0649": "a",  # alef maksura
    "\u064a": "y",  # yeh
}
_TO_LATIN = str.maketrans(_LATIN)


def checked_slug(slug: str) -> str:
    """Return a name that somebody has given; CorpusError if it is none that a file should have."""
    given = slug.strip()
    if len(given) > _MOST_GIVEN or not _SLUG.fullmatch(given):
        raise CorpusError(Problem(given[:_MOST_GIVEN] or "?", 0, CorpusReason.bad_slug, {"value": given[:_MOST_GIVEN]}))
    return given


def slug_for(title: str | None, url: str | None, day: date | None, taken: Collection[str]) -> str:
    """Return a name that is not `taken`: of an English title, else of the end of an address, else of the title."""
    ends = (day.isoformat() if day else "",)
    words = _words(title or "", is_latin_only=True) or _words(_end_of(url)) or _words(title or "")
    base = "-".join(filter(None, ["-".join(words)[:MOST_IN_SLUG].strip("-") or "document", *ends]))
    known = {name.casefold() for name in taken}
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(known) + 2))
    return next(name for name in numbered if name not in known)


def _end_of(url: str | None) -> str:
    """Return the last part of an address that says something of its page."""
    path = unquote(urlsplit(url).path) if url else ""
    last = path.rstrip("/").rpartition("/")[2]
    words = "-".join(_WORD.findall(re.sub(r"\.\w{2,5}$", "", last.lower())))
    return words if len(re.sub(r"[\d-]", "", words)) >= _LEAST_LETTERS else ""


def _words(text: str, *, is_latin_only: bool = False) -> list[str]:
    plain = unicodedata.normalize("NFKD" if is_latin_only else "NFC", text).lower()
    if is_latin_only and sum("\u0600" <= letter <= "\u06ff" for letter in plain) > len(plain) / 4:
        return []
    words = _WORD.findall(plain if is_latin_only else plain.translate(_TO_LATIN))
    said = [word for word in words if word not in _SMALL] or words
    return said[:_MOST_WORDS]

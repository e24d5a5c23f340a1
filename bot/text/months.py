"""Gives one form to the names of a month: Syriac and Roman in Arabic, long and short in English."""

import re

# Hamza is often left out; a clitic may be written in front.
_ALEF = "[\u0627\u0623\u0625]"  # alef, with hamza above, with hamza below
_CLITIC = "[\u0648\u0641]?[\u0628\u0644\u0643]?"  # waw, feh; beh, lam, kaf
_SECOND, _FIRST = "\u0627\u0644\u062b\u0627\u0646\u064a", f"\u0627\u0644{_ALEF}\u0648\u0644"
_ARABIC = (
    f"كانون {_SECOND}|يناير",
    "شباط|فبراير",
    "[\u0622\u0627\u0623]ذار|مارس",  # alef with madda, alef, alef with hamza
    f"نيسان|{_ALEF}بريل",
    f"{_ALEF}يار|مايو",
    "حزيران|يوني[وه]",
    "تموز|يولي[وه]",
    f"\u0622ب|{_ALEF}غسطس",  # only with madda: without it the word is "father"
    f"{_ALEF}يلول|سبتمبر",
    f"تشرين {_FIRST}|{_ALEF}كتوبر",
    f"تشرين {_SECOND}|نوفمبر",
    f"كانون {_FIRST}|ديسمبر",
)
# "may" and "march" are verbs unless they begin with a capital.
_ENGLISH = (
    "[Jj]anuary|Jan",
    "[Ff]ebruary|Feb",
    "March|Mar",
    "[Aa]pril|Apr",
    "May",
    "[Jj]une|Jun",
    "[Jj]uly|Jul",
    "[Aa]ugust|Aug",
    "[Ss]eptember|Sept?",
    "[Oo]ctober|Oct",
    "[Nn]ovember|Nov",
    "[Dd]ecember|Dec",
)
_NAMES = [re.compile(rf"{_CLITIC}(?:{arabic})|{english}") for arabic, english in zip(_ARABIC, _ENGLISH, strict=True)]
MONTH = rf"\b(?:{_CLITIC}(?:{'|'.join(_ARABIC)})|{'|'.join(_ENGLISH)})\b"


def month_number(name: str) -> int:
    """Return 1 to 12 for what `MONTH` matches."""
    return next(number for number, pattern in enumerate(_NAMES, 1) if pattern.fullmatch(name))

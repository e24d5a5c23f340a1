"""Writes dates as Iraqi and British readers do."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from bot.lexicons.compiled import table_of_words
from bot.text.languages import Language

# Iraq's Arabic has the Levantine month names: "18 كانون الثاني 2026".
_LOCALES = {Language.ARABIC: "ar_IQ", Language.ENGLISH: "en_GB"}
_IN_DATE, _ALONE = "format", "stand-alone"  # what the CLDR calls a name's forms


def format_day(day: date, language: Language) -> str:
    """Return a date in words, its numbers in ASCII digits."""
    return f"{format_day_of_year(day, language)} {day.year}"


def format_period(first: date, last: date, language: Language) -> str:
    """Return the time from one day to another in words, no month or year twice: "17\u201318 January 2026"."""
    end = format_day(last, language)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{end}"
    beginning = format_day_of_year(first, language) if first.year == last.year else format_day(first, language)
    return f"{beginning} \u2013 {end}"


def format_month(year: int, month: int, language: Language) -> str:
    """Return a month with its year in words."""
    return f"{_months(language, _ALONE)[month - 1]} {year}"


def format_day_of_year(day: date, language: Language) -> str:
    """Return a date in words without its year."""
    return f"{day.day} {_months(language, _IN_DATE)[day.month - 1]}"


@cache
def _months(language: Language, form: str) -> list[str]:
    return table_of_words("month_names", _read)[f"{language} {form}"]


def _read() -> Mapping[str, list[str]]:
    """Return the names of the months, as the Unicode CLDR has them."""
    from babel import Locale  # noqa: PLC0415 - large, and needed once

    return {
        f"{language} {form}": [Locale.parse(name).months[form]["wide"][month] for month in range(1, 13)]
        for language, name in _LOCALES.items()
        for form in (_IN_DATE, _ALONE)
    }

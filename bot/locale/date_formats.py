"""Writes dates as Iraqi and British readers do."""

from datetime import date

from babel.dates import format_date

from bot.text.languages import Language

# Iraq's Arabic has the Levantine month names: "18 كانون الثاني 2026".
_LOCALES = {Language.ARABIC: "ar_IQ", Language.ENGLISH: "en_GB"}


def format_day(day: date, language: Language) -> str:
    """Return a date in words, its numbers in ASCII digits."""
    return format_date(day, "d MMMM y", locale=_LOCALES[language])


def format_period(first: date, last: date, language: Language) -> str:
    """Return the time from one day to another in words, no month or year twice: "17\u201318 January 2026"."""
    end = format_day(last, language)
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}\u2013{end}"
    pattern = "d MMMM" if first.year == last.year else "d MMMM y"
    return f"{format_date(first, pattern, locale=_LOCALES[language])} \u2013 {end}"


def format_month(year: int, month: int, language: Language) -> str:
    """Return a month with its year in words."""
    return format_date(date(year, month, 1), "LLLL y", locale=_LOCALES[language])

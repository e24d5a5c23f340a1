"""Every sentence the bot itself says, in each language, and dates as its readers write them. Knows no markup."""

from bot.locale.answer_cards import CardPhrases, OutletPhrases
from bot.locale.catalogue import MenuPhrases, Phrases, read_phrases
from bot.locale.date_formats import format_day, format_month, format_period
from bot.locale.templates import Counted

__all__ = [
    "CardPhrases",
    "Counted",
    "MenuPhrases",
    "OutletPhrases",
    "Phrases",
    "format_day",
    "format_month",
    "format_period",
    "read_phrases",
]

"""Every sentence the bot itself says, in each language, and dates as its readers write them. Knows no markup."""

from bot.locale.answer_cards import CardPhrases, OutletPhrases
from bot.locale.catalogue import AnswerPhrases, MenuPhrases, Phrases, read_phrases
from bot.locale.date_formats import format_day, format_day_of_year, format_month, format_period
from bot.locale.operation import HealthPhrases, OwnerPhrases
from bot.locale.templates import Counted, SentencesError, wordings_of
from bot.locale.terminal import HelpPhrases, TerminalPhrases, UsagePhrases

__all__ = [
    "AnswerPhrases",
    "CardPhrases",
    "Counted",
    "HealthPhrases",
    "HelpPhrases",
    "MenuPhrases",
    "OutletPhrases",
    "OwnerPhrases",
    "Phrases",
    "SentencesError",
    "TerminalPhrases",
    "UsagePhrases",
    "format_day",
    "format_day_of_year",
    "format_month",
    "format_period",
    "read_phrases",
    "wordings_of",
]

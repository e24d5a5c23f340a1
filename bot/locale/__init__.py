"""Every sentence the bot itself says, in each language, and dates as its readers write them. Knows no markup."""

from bot.locale.answer_cards import CardPhrases
from bot.locale.catalogue import MenuPhrases, Phrases, read_phrases
from bot.locale.date_formats import format_day, format_month
from bot.locale.templates import Counted

__all__ = ["CardPhrases", "Counted", "MenuPhrases", "Phrases", "format_day", "format_month", "read_phrases"]

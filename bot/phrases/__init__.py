"""Every sentence the bot itself says, in each language, and dates as its readers write them. Knows no markup."""

from bot.phrases.dates import format_day, format_month
from bot.phrases.sentences import Phrases, read_phrases
from bot.phrases.wording import Counted

__all__ = ["Counted", "Phrases", "format_day", "format_month", "read_phrases"]

"""A strict stand-in for the Telegram Bot API, in memory. Knows nothing of the bot that talks to it."""

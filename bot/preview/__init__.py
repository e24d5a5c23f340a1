"""The bot without Telegram: a page that looks like a chat, and a stand-in for the Bot API behind it."""

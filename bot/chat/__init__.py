"""Everything that knows Telegram. Knows nothing of ranking, SQL or files."""

"""The whole way from ranked hits to a cited answer, or to an honest nothing. Knows no files, Telegram or database."""

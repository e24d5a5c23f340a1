"""Written Arabic and English as comparable terms. Knows nothing of the corpus, ranking or Telegram."""

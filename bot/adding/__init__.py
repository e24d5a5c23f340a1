"""Makes drafts of documents from files, web pages and texts. Knows nothing of Telegram, the corpus or the terminal."""

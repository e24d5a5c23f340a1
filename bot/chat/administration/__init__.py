"""What the bot's own administrators do from the chat: replace the corpus in use. Knows nothing of questions."""

"""What the bot's administrators do to the corpus from the chat."""

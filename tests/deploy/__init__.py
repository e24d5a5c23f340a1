"""What is handed out for those who run the bot for years."""

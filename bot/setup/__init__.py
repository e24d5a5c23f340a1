"""What a first start needs: the bot's account, a file of settings, documents that can be changed. Asks nobody."""

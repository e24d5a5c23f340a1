"""Generated updates and documents: nothing that anybody sends stops the bot, and every quote is verbatim."""

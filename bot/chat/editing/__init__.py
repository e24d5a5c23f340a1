"""What editors do with documents from the chat: add them, correct them, take changes back."""

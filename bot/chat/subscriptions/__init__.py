"""News of added sources: who subscribed, what a digest says, when it is sent. Knows nothing of questions."""

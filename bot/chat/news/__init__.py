"""News of added sources: who subscribed, what is written, when it is sent."""

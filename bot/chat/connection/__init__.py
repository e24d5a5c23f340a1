"""The connection to Telegram: order of updates, retries, failures. Knows nothing of questions and answers."""

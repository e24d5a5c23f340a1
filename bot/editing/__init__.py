"""Changes a corpus folder: whole or not at all, checked before, with a way back. Knows nothing of Telegram."""

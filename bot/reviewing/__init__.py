"""Finds in a corpus that is in order what editors should look at. Knows nothing of Telegram or the terminal."""

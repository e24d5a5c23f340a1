"""What editors teach: which questions want an answer, and what becomes of one. Knows no Telegram and no terminal."""

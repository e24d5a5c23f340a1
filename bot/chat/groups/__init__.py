"""What only groups have: the bot joining them, their settings, their administrators. Knows nothing of questions."""

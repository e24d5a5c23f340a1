"""Behaviour of the bot, room by room and as a whole."""

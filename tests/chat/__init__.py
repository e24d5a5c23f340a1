"""Tests of the pure parts of `bot/chat`."""

"""Tests of `bot/lexicons`."""

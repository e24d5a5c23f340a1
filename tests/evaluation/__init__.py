"""Tests of `bot/evaluation`, and the golden questions."""

"""Tests of `bot/claims`."""

"""Tests of `bot/locale`."""

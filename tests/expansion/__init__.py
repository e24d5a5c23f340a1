"""Tests of `bot/expansion`."""

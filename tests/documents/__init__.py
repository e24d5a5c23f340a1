"""Tests of `bot/documents` and of the corpus that is shipped."""

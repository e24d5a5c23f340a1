"""Tests of changing a corpus folder."""

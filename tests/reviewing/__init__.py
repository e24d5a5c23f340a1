"""Tests of what editors are told to look at."""

"""Tests of `bot/calibration`, and of what it fits."""

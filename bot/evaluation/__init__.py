"""Scores gold questions on a corpus and compares two runs. Answers nothing itself: that is the engine's work."""

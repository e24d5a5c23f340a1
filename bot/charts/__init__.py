"""Draws figures as a picture, in a process of its own. Knows nothing of what they tell."""

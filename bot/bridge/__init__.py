"""Says a question's words in the other language: by dictionary, by glossary, and names by their sound.

Knows nothing of ranking or files.
"""

from bot.bridge.bridge import Bridge, Rendering, read_lists, says_little

__all__ = ["Bridge", "Rendering", "read_lists", "says_little"]

"""Says a question's words in the other language: by dictionary, by glossary, and names by their sound.

Knows nothing of ranking or files.
"""

from bot.bridge.bridge import Bridge, Rendering, says_little
from bot.bridge.freedict import INSTALLED, FreeDict, FreeDictError, find_freedict

__all__ = [
    "INSTALLED",
    "Bridge",
    "FreeDict",
    "FreeDictError",
    "Rendering",
    "find_freedict",
    "says_little",
]

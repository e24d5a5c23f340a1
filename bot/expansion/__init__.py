"""Says a question's words in the other language: by dictionary, by glossary, and names by their sound.

Knows nothing of ranking or files.
"""

from bot.expansion.freedict import INSTALLED, FreeDict, FreeDictError, find_freedict
from bot.expansion.query_expansion import Expansion, QueryExpander, says_little
from bot.expansion.respelling import Known, is_small_word, respelt

__all__ = [
    "INSTALLED",
    "Expansion",
    "FreeDict",
    "FreeDictError",
    "Known",
    "QueryExpander",
    "find_freedict",
    "is_small_word",
    "respelt",
    "says_little",
]

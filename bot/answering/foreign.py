"""Tells a question on another topic by its words: none of them is one that these documents are full of. Pure."""

from bot.answering.understanding import Understood
from bot.search import Found, Index

_LEAST_KEY = 0.6  # a word is four times as common here as elsewhere
_LEAST_LIKE = 0.7  # to an editors' question, 0 to 1


def is_foreign(asked: Understood, found: Found, index: Index) -> bool:
    """Tell whether nothing in a question speaks for the corpus: no key word, no number or date, no question like it.

    Without editors' questions nobody can tell, and what follows up another question is no foreign one.
    """
    if asked.follows or not found.matches or any(term.language is None for term in asked.query.terms):
        return False
    return found.matches.closest < _LEAST_LIKE and index.keyness(asked.query) < _LEAST_KEY
